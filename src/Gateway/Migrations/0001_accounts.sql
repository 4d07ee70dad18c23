create table account (
    account_id     uuid        primary key,
    user_name      text        not null check (user_name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$'),
    display_name   text        not null check (char_length(display_name) between 1 and 200),
    password_hash  text        not null,
    -- changes with the password and when the account is disabled; a session made before is dead
    security_stamp uuid        not null,
    unit_id        uuid,
    unit_name      text        check (char_length(unit_name) between 1 and 300),
    demo           boolean     not null default false,
    disabled_at    timestamptz,
    created_at     timestamptz not null,
    check ((unit_id is null) = (unit_name is null))
);
create unique index account_user_name_unique on account (lower(user_name) collate "C");

create table account_role (
    account_id uuid not null references account,
    role       text not null check (role in ('administrator', 'programme_officer', 'unit_officer', 'school_officer', 'accountant', 'approver', 'auditor')),
    primary key (account_id, role)
);

-- Failures are counted by the hash of the typed name, for names that exist and names that do not, so a lock gives nothing away;
-- the name itself is not kept, since people type passwords into the wrong field.
create table sign_in_lock (
    name_hash    bytea       primary key check (octet_length(name_hash) = 32),
    failed       int         not null check (failed >= 0),
    locked_until timestamptz,
    touched_at   timestamptz not null
);
create index sign_in_lock_touched on sign_in_lock (touched_at);

create table session (
    session_hash   bytea       primary key check (octet_length(session_hash) = 32),
    account_id     uuid        not null references account,
    security_stamp uuid        not null,
    created_at     timestamptz not null,
    last_seen_at   timestamptz not null,
    ends_at        timestamptz not null
);
create index session_ends on session (ends_at);

create table account_audit (
    audit_id    bigint      generated always as identity primary key,
    at          timestamptz not null,
    action      text        not null,
    result      text        not null,
    -- the account that is meant; null when the typed name belongs to nobody
    account_id  uuid,
    -- who did it, when that is somebody else
    by_account  uuid,
    -- network of the caller: /24 of IPv4, /48 of IPv6
    network     cidr
);
create index account_audit_account on account_audit (account_id, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger account_audit_append_only before update or delete or truncate on account_audit for each statement execute function refuse_change();
