create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Vietnamese order, and "Trường Tiểu học 2" before "Trường Tiểu học 10".
create collation if not exists vietnamese (provider = icu, locale = 'vi-u-kn-true');

-- Types are data: new ones come by decree (trung học nghề in 2026), without a new release.
create table unit_type (
    code     text primary key check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    name     text   not null check (name is nfc normalized and btrim(name) <> ''),
    kind     text   not null check (kind in ('area', 'agency', 'office', 'institution', 'association', 'site')),
    level    text   not null default '',
    manager  text   check (manager in ('commune', 'department', 'province', 'ministry')),
    scope    text   not null default '',
    synonyms text[] not null default '{}',
    position int    not null
);

create table unit (
    unit_id       uuid        primary key,
    version       bigint      not null check (version > 0),
    path          uuid[]      not null check (path[array_upper(path, 1)] = unit_id),
    registered_at timestamptz not null,
    changed_at    timestamptz not null
);
create index unit_path on unit using gin (path);

-- What was so from one day to another. A rename or a new parent is a new period, the old one stays readable.
create table unit_period (
    unit_id     uuid not null references unit,
    valid_from  date not null,
    valid_to    date check (valid_to >= valid_from),
    name        text not null collate vietnamese check (name is nfc normalized and btrim(name) <> '' and length(name) <= 300),
    full_name   text not null check (full_name is nfc normalized),
    type_code   text not null references unit_type,
    parent_id   uuid references unit check (parent_id <> unit_id),
    area_id     uuid references unit,
    province_id uuid references unit,
    ownership   text,
    locality    text,
    -- Keys for searching only, made by Names/SearchText.cs; never shown.
    fold_key    text not null,
    accent_key  text not null,
    tokens      tsvector not null,
    primary key (unit_id, valid_from),
    constraint unit_period_no_overlap exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_period_tokens on unit_period using gin (tokens);
create index unit_period_fold on unit_period using gin (fold_key gin_trgm_ops);
create index unit_period_fold_exact on unit_period (fold_key);
create index unit_period_name on unit_period (name, unit_id);
create index unit_period_parent on unit_period (parent_id, name);
create index unit_period_type on unit_period (type_code, name);

-- Codes of outside registers. One value may mean another unit in another period: 15 was Yên Bái and is Lào Cai.
create table unit_code (
    unit_id    uuid not null references unit,
    scheme     text not null check (scheme ~ '^[a-z][a-z0-9_]{0,39}$'),
    value      text not null check (value = btrim(value) and length(value) between 1 and 64),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (unit_id, scheme, value, valid_from),
    constraint unit_code_taken exclude using gist (scheme with =, value with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_code_value on unit_code (value);

-- Each request that writes a unit, by the caller's id, so that sending it again is answered as a repeat.
create table unit_request (
    request_id uuid        primary key,
    unit_id    uuid        not null references unit,
    content    text        not null,
    version    bigint      not null,
    account_id uuid        not null,
    at         timestamptz not null
);

-- Abbreviations and what they stand for; used to resolve a written name.
create table alias (
    alias     text primary key,
    expansion text not null,
    category  text not null
);

-- Every writer locks this row first and raises the number last, so paths in the tree are never worked out from a stale parent,
-- and an import knows whether what it has read is still so.
create table directory_state (only_row boolean primary key default true check (only_row), revision bigint not null);
insert into directory_state (revision) values (0);

-- One step of one unit. A batch that was worked out from an older state must not be applied: EC001 undoes all of it.
create function unit_step(id uuid, expected bigint, new_path uuid[], now timestamptz) returns void language plpgsql as $$
begin
    if expected = 0 then
        insert into unit values (id, 1, new_path, now, now);
    else
        update unit set version = version + 1, path = new_path, changed_at = now where unit_id = id and version = expected;
        if not found then
            raise exception 'unit % is no longer at version %', id, expected using errcode = 'EC001';
        end if;
    end if;
end $$;

-- Which of the data files that the program ships have been loaded. A file is loaded once, so a later correction by hand stays.
create table seed_journal (
    name      text        primary key,
    sha256    text        not null,
    loaded_at timestamptz not null default clock_timestamp()
);
