-- A binary collation: with MySQL's own one, 'oA' and 'oa' would be the same open id.
create table if not exists bootx_third_record (
    collection varchar(63) not null,
    id varchar(190) not null,
    version bigint not null,
    json longtext not null,
    primary key (collection, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
