-- Bodies (police, health station, study-promotion association, …) and enterprises stand beside agencies, offices and schools.
alter table unit_type drop constraint unit_type_kind_check;
alter table unit_type add constraint unit_type_kind_check
    check (kind in ('area', 'agency', 'office', 'institution', 'association', 'site', 'body', 'enterprise'));

-- What a type teaches, lowest first, as words with one space between; empty when it teaches nothing or it is not laid down.
alter table unit_type add column levels text not null default '' check (levels ~ '^([a-z_]+( [a-z_]+)*)?$');

alter table unit_period
    -- What this unit teaches when that is not what its type says.
    add column levels          text check (levels ~ '^[a-z_]+( [a-z_]+)*$'),
    add column foreign_capital boolean not null default false,
    add column non_profit      boolean not null default false;
create index unit_period_area on unit_period (area_id);
create index unit_period_province on unit_period (province_id);

-- Who became whom. A predecessor of which only a part went over is 'partial'.
create table unit_succession (
    predecessor_id uuid        not null references unit,
    successor_id   uuid        not null references unit check (successor_id <> predecessor_id),
    effective_on   date        not null,
    kind           text        not null check (kind in ('merge', 'split', 'closure')),
    coverage       text        not null check (coverage in ('full', 'partial')),
    document       text        check (length(document) <= 300),
    act_id         uuid        not null,
    at             timestamptz not null,
    primary key (predecessor_id, successor_id, effective_on)
);
create index unit_succession_successor on unit_succession (successor_id);

-- Every step of every unit, in the order of commits: writers hold the row of directory_state until they commit, so a reader that has
-- seen number n has seen all before it.
create table unit_change (
    sequence bigint      generated always as identity primary key,
    unit_id  uuid        not null,
    version  bigint      not null,
    kind     text        not null check (kind in ('registered', 'changed', 'merged', 'split', 'closed')),
    content  jsonb       not null,
    at       timestamptz not null
);

insert into unit_change (unit_id, version, kind, content, at)
select u.unit_id, u.version, case when u.version = 1 then 'registered' else 'changed' end,
       jsonb_build_object(
           'unitId', u.unit_id, 'name', p.name, 'fullName', p.full_name, 'typeCode', p.type_code, 'parentId', p.parent_id, 'path', to_jsonb(u.path),
           'codes', coalesce((select jsonb_agg(jsonb_build_object('scheme', c.scheme, 'value', c.value, 'validFrom', c.valid_from) order by c.scheme, c.valid_from, c.value)
                              from unit_code c where c.unit_id = u.unit_id), '[]'),
           'validFrom', p.valid_from, 'validTo', p.valid_to, 'version', u.version)
       || jsonb_build_object(case when u.version = 1 then 'registeredAt' else 'changedAt' end, u.changed_at),
       u.changed_at
from unit u
cross join lateral (select * from unit_period x where x.unit_id = u.unit_id order by x.valid_from desc limit 1) p
order by array_length(u.path, 1), u.changed_at, u.unit_id;

-- Schools of a cluster, people's units in a club: they belong together without one being above the other.
create table unit_member (
    group_id   uuid not null references unit,
    member_id  uuid not null references unit check (member_id <> group_id),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (group_id, member_id, valid_from),
    constraint unit_member_no_overlap exclude using gist (group_id with =, member_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_member_member on unit_member (member_id);

-- Personal data: kept with the consent it rests on, and wiped when that is withdrawn. It never leaves this table by an event.
create table unit_contact (
    contact_id          uuid        primary key,
    unit_id             uuid        not null references unit,
    full_name           text        not null check (length(full_name) <= 200),
    position            text        not null check (length(position) <= 200),
    phone               text        check (length(phone) <= 30),
    email               text        check (length(email) <= 200),
    consent_purpose     text        not null check (btrim(consent_purpose) <> '' and length(consent_purpose) <= 500),
    consent_text        text        not null check (btrim(consent_text) <> '' and length(consent_text) <= 50),
    consented_at        timestamptz not null,
    recorded_by         uuid        not null,
    recorded_at         timestamptz not null,
    withdrawn_at        timestamptz,
    withdrawn_by        uuid,
    constraint unit_contact_wiped check (withdrawn_at is null or (full_name = '' and position = '' and phone is null and email is null))
);
create index unit_contact_unit on unit_contact (unit_id, recorded_at) where withdrawn_at is null;

-- What a person has confirmed a written name to mean, for documents of one body and of those below it; context null is everywhere.
create table learned_alias (
    alias_id        uuid        primary key,
    alias_key       text        not null check (alias_key <> ''),
    written         text        not null check (length(written) between 1 and 300),
    context_unit_id uuid        references unit,
    unit_id         uuid        references unit,
    group_key       text        check (length(group_key) <= 300),
    confirmed_by    uuid        not null,
    confirmed_name  text        not null,
    confirmed_at    timestamptz not null,
    revoked_at      timestamptz,
    revoked_by      uuid,
    constraint learned_alias_one_meaning check (num_nonnulls(unit_id, group_key) = 1)
);
create unique index learned_alias_one_in_force on learned_alias (alias_key, context_unit_id) nulls not distinct where revoked_at is null;
create index learned_alias_context on learned_alias (context_unit_id, confirmed_at desc);
