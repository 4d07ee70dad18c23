-- Putting reports together is a job: whoever holds the lease works, a killed one's lease runs out. One row per report, the newest request.
create table consolidation_job (
    obligation_id uuid primary key references obligation,
    -- Grows with each request: a worker of an older one finds no row.
    request       bigint not null default 1,
    -- Steps of the own report that was seen; the draft is written onto exactly these.
    version       int  not null,
    form_id       uuid not null,
    form_version  int  not null,
    by_account    uuid not null,
    by_name       text not null,
    by_unit_id    uuid not null,
    asked_at      timestamptz not null,
    state         text not null check (state in ('waiting', 'working', 'done', 'failed')),
    lease_owner   uuid,
    lease_until   timestamptz,
    attempts      int not null default 0,
    parts         int,
    parts_read    int not null default 0,
    taken         int not null default 0,
    missing       text[] not null default '{}',
    faults        jsonb not null default '[]',
    -- Why it failed, as a refusal's code.
    failure       text,
    ended_at      timestamptz
);
create index consolidation_job_open on consolidation_job (asked_at) where state in ('waiting', 'working');

-- Which step of which part stands in a report that was put together: a part that has gone on since is known by it.
create table consolidation_part (
    obligation_id      uuid not null references obligation,
    part_obligation_id uuid not null references obligation,
    part_version       int  not null,
    primary key (obligation_id, part_obligation_id)
);

-- One digest of a unit for a day: what is due soon, today or has passed, and who below has not handed in.
create table report_notice (
    notice_id uuid primary key,
    unit_id   uuid not null,
    day       date not null,
    made_at   timestamptz not null,
    read_at   timestamptz,
    read_name text,
    constraint report_notice_once unique (unit_id, day)
);

-- The key lets nothing be said twice, whoever makes it; a moved last day begins anew.
create table report_reminder (
    obligation_id uuid not null references obligation,
    unit_id       uuid not null,
    due_on        date not null,
    kind          text not null check (kind in ('soon', 'today', 'late', 'escalation')),
    notice_id     uuid not null references report_notice,
    constraint report_reminder_once primary key (obligation_id, unit_id, due_on, kind)
);
create index report_reminder_notice on report_reminder (notice_id, due_on);

-- Days for which reminders have been made.
create table report_reminder_day (
    day     date primary key,
    made    int not null,
    made_at timestamptz not null
);
create index obligation_open on obligation (due_on) where handed_in_on is null and cancelled_on is null;
