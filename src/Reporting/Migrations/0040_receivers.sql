-- Who receives a report, worked out for all units of a level at once when obligations are made; asked once a row it was slow for a department. Null until then.
alter table obligation add column receiver_unit_id uuid;
create index obligation_receiver on obligation (receiver_unit_id, due_on) where cancelled_on is null;
-- Those that are there get theirs by being made once more.
insert into regime_job (regime_id) select distinct regime_id from obligation on conflict (regime_id) do nothing;

-- Files beside a report, by their SHA-256: committed with the row that points to them.
create table report_bytes (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    byte_count bigint not null,
    bytes      bytea  not null
);
alter table report_bytes alter column bytes set storage external;
create trigger report_bytes_stays before update or delete on report_bytes for each statement execute function refuse_change();
create trigger report_bytes_stays_whole before truncate on report_bytes for each statement execute function refuse_change();

create table report_file (
    file_id        uuid primary key,
    obligation_id  uuid not null references obligation,
    -- evidence: what shows the figures; signed: the paper with its digital signature, or the signature alone. Nothing is claimed of the certificate.
    kind           text not null check (kind in ('evidence', 'signed')),
    sha256         text not null references report_bytes,
    file_name      text not null,
    media_type     text not null,
    byte_count     bigint not null,
    added_by       uuid not null,
    added_name     text not null,
    added_unit_id  uuid not null,
    added_at       timestamptz not null,
    withdrawn_at   timestamptz,
    withdrawn_name text
);
create unique index report_file_once on report_file (obligation_id, kind, sha256) where withdrawn_at is null;

-- What lay beside the report when it was handed in; a later withdrawal does not take it out of that step.
create table submission_step_file (
    obligation_id uuid not null,
    version       int  not null,
    file_id       uuid not null references report_file,
    primary key (obligation_id, version, file_id),
    foreign key (obligation_id, version) references submission_step
);
create trigger submission_step_file_stays before update or delete on submission_step_file for each statement execute function refuse_change();
create trigger submission_step_file_stays_whole before truncate on submission_step_file for each statement execute function refuse_change();
