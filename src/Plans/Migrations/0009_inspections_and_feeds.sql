create table inspection (
    inspection_id uuid primary key,
    plan_id     uuid not null references plan,
    -- Whose work is looked at.
    unit_id     uuid not null,
    title       text not null,
    held_on     date not null,
    state       text not null default 'open' check (state in ('open', 'closed')),
    conclusion  text,
    made_by     uuid not null,
    made_at     timestamptz not null,
    closed_by   uuid,
    closed_at   timestamptz,
    check ((state = 'closed') = (closed_at is not null and conclusion is not null))
);
create index inspection_plan on inspection (plan_id, held_on desc);
create index inspection_unit on inspection (unit_id, held_on desc);

create table inspection_finding (
    finding_id    uuid primary key,
    inspection_id uuid not null references inspection,
    task_id       uuid references task,
    severity      text not null check (severity in ('minor', 'major', 'serious')),
    text          text not null,
    remedy        text not null,
    -- Who must mend it, by when.
    unit_id       uuid not null,
    due_on        date not null,
    state         text not null default 'open' check (state in ('open', 'reported', 'returned', 'settled')),
    report        text,
    reported_by   uuid,
    reported_at   timestamptz,
    reported_on   date,
    decision      text,
    decided_by    uuid,
    decided_at    timestamptz,
    made_by       uuid not null,
    made_at       timestamptz not null,
    -- Nobody settles what he himself reported.
    constraint finding_four_eyes check (state <> 'settled' or decided_by <> reported_by)
);
create index inspection_finding_inspection on inspection_finding (inspection_id, due_on);
create index inspection_finding_open on inspection_finding (unit_id, due_on) where state <> 'settled';

-- Addresses under which a unit's due dates can be fetched by calendar programs. Only the hash of the token is kept.
create table calendar_feed (
    feed_id     uuid primary key,
    unit_id     uuid not null,
    name        text not null,
    token_hash  bytea not null constraint calendar_feed_token unique,
    made_by     uuid not null,
    made_at     timestamptz not null,
    revoked_by  uuid,
    revoked_at  timestamptz,
    last_used_on date
);
create index calendar_feed_unit on calendar_feed (unit_id) where revoked_at is null;
