-- Forms by which units report. Owned here; every version stays, since reports are read by the version they were filled in by.
create table form (
    form_id           uuid primary key,
    unit_id           uuid not null,
    title             text not null,
    version           int  not null,
    -- The version that units fill in; null until somebody has published one.
    published_version int check (published_version between 1 and version),
    created_at        timestamptz not null
);
create index form_unit on form (unit_id, title);

create table form_version (
    form_id    uuid not null references form,
    version    int  not null,
    title      text not null,
    content    jsonb not null,
    by_account uuid not null,
    by_name    text not null,
    at         timestamptz not null,
    primary key (form_id, version)
);
create trigger form_version_stays before update or delete on form_version for each statement execute function refuse_change();
create trigger form_version_stays_whole before truncate on form_version for each statement execute function refuse_change();
