-- The C collation keeps the order of ids the same on every system.
create table if not exists bootx_third_record (
    collection varchar(63) collate "C" not null,
    id varchar(190) collate "C" not null,
    version bigint not null,
    json text not null,
    primary key (collection, id)
);
