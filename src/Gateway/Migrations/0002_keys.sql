-- Keys that protect other keys (ASP.NET Core Data Protection).
create table data_protection_key (
    friendly_name text        primary key,
    xml           text        not null,
    created_at    timestamptz not null default clock_timestamp()
);

-- Keys that sign tokens: ES256 on P-256. The private half is protected with the keys above.
create table signing_key (
    key_id      text        primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    -- published from created_at on, used from here on
    active_from timestamptz not null
);
