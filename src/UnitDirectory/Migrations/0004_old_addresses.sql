-- Searching reads from memory; only the words themselves are kept here.
drop index unit_period_tokens;
drop index unit_period_fold;
drop index unit_period_fold_exact;

-- Communes until 30/6/2025, with their districts, and the commune of today that each went into; a suggestion for addresses, no law.
create table commune_succession (
    old_code          text not null check (old_code ~ '^[0-9]{5}$'),
    old_name          text not null,
    old_district_code text not null,
    old_district      text not null,
    old_province_code text not null check (old_province_code ~ '^[0-9]{2}$'),
    new_code          text not null check (new_code ~ '^[0-9]{5}$'),
    coverage          text not null check (coverage in ('full', 'partial')),
    primary key (old_code, new_code)
);

-- A row whose old commune was divided waits for a person.
alter table import add column undecided_count int not null default 0;
alter table import_row drop constraint import_row_outcome_check;
alter table import_row add constraint import_row_outcome_check check (outcome in ('new', 'changed', 'same', 'error', 'undecided'));
create index import_row_undecided on import_row (import_id, position) where jsonb_typeof(content->'choices') = 'array';
