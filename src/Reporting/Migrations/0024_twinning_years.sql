-- The figures of a school year of an authority, as Twinning last said them. The newest version wins.
create table twinning_year (
    authority_id            uuid not null,
    school_year             int  not null,
    authority_name          text not null,
    counted_on              date not null,
    schools                 int  not null,
    schools_registered      int  not null,
    pairs                   int  not null,
    pairs_ended             int  not null,
    activities              bigint not null,
    minutes                 bigint not null,
    teachers                bigint not null,
    pupils                  bigint not null,
    schools_uncovered       int  not null,
    border_communes         int  not null,
    border_communes_covered int  not null,
    version                 bigint not null,
    primary key (authority_id, school_year)
);
