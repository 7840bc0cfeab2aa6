create table if not exists bootx_third_record (
    collection varchar(63) not null,
    id varchar(190) not null,
    version bigint not null,
    json clob not null,
    primary key (collection, id)
);
