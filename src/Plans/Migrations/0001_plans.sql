-- What Plans must know of units, copied from the directory's events.
create table unit_copy (
    unit_id   uuid primary key,
    name      text   not null,
    type_code text   not null,
    parent_id uuid,
    path      uuid[] not null,
    version   bigint not null
);
create index unit_copy_path on unit_copy using gin (path);

-- Rows that tell what happened are only added.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed; add a correcting row', tg_table_name
        using errcode = 'restrict_violation';
end $$;

-- Files by their content: documents as they came, evidence. In the database, so that a row and its file are committed, backed up
-- and scoped together, and nothing of it lies where a web server could give it out by itself.
create table stored_file (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    byte_count bigint not null,
    bytes      bytea  not null,
    stored_at  timestamptz not null default clock_timestamp()
);
alter table stored_file alter column bytes set storage external;
create trigger stored_file_stays before update or delete on stored_file for each statement execute function refuse_change();
create trigger stored_file_stays_whole before truncate on stored_file for each statement execute function refuse_change();

-- A document that was sent in, and what was read of it. Reading is a job with a lease: a killed process leaves a draft that is read again.
create table draft (
    draft_id     uuid primary key,
    unit_id      uuid   not null,
    file_name    text   not null,
    sha256       text   not null references stored_file,
    received_by  uuid   not null,
    received_at  timestamptz not null,
    state        text   not null check (state in ('reading', 'read', 'refused', 'confirmed', 'discarded')),
    lease_owner  uuid,
    lease_until  timestamptz,
    attempts     int    not null default 0,
    format       text,
    -- The document's text; every span of the draft points into it.
    content      text,
    -- What the reader understood. Never changed by people: their corrections stand beside it.
    parsed       jsonb,
    refusal      jsonb,
    plan_id      uuid,
    finished_at  timestamptz,
    version      int    not null default 1,
    constraint draft_same_file unique (unit_id, sha256),
    check ((state = 'refused') = (refusal is not null)),
    check (state not in ('read', 'confirmed') or parsed is not null),
    check ((state = 'confirmed') = (plan_id is not null))
);
create index draft_unread on draft (received_at) where state = 'reading';
create index draft_of_unit on draft (unit_id, received_at desc);

-- A person's word on one value: path into the parsed JSON ("tasks[3].lead"), kept with what the reader had said.
create table draft_correction (
    draft_id     uuid  not null references draft,
    path         text  not null,
    value        jsonb not null,
    was          jsonb,
    note         text,
    corrected_by uuid  not null,
    corrected_at timestamptz not null,
    primary key (draft_id, path)
);

-- A person's answer to a finding: which of two values holds, what an undated deadline hangs on, or that it may stay as it is.
create table draft_decision (
    draft_id   uuid not null references draft,
    finding_id text not null,
    decision   text not null,
    value      jsonb,
    reason     text not null,
    decided_by uuid not null,
    decided_at timestamptz not null,
    primary key (draft_id, finding_id)
);

-- Which unit, or which units, a written name means in this document.
create table draft_unit (
    draft_id    uuid   not null references draft,
    written     text   not null,
    unit_id     uuid,
    member_ids  uuid[] not null default '{}',
    resolved_by uuid   not null,
    resolved_at timestamptz not null,
    primary key (draft_id, written)
);

create table plan (
    plan_id        uuid constraint plan_pkey primary key,
    draft_id       uuid references draft,
    issuer_unit_id uuid not null,
    issuer_name    text not null,
    document_type  text not null default 'KH',
    -- "/KH-SGDĐT" until a number is given.
    symbol         text not null,
    number_value   int,
    number_year    int,
    document_number text,
    document_date  date,
    title          text not null,
    period_from    int,
    period_to      int,
    state          text not null check (state in ('draft', 'submitted', 'approved', 'issued', 'amended', 'closed')),
    version        int  not null default 1,
    -- Counts every change of the row; events carry it, readers drop what is older.
    revision       bigint not null default 1,
    -- Everything of the document that is read but not worked with: objectives, funding, leaders, recipients, signer, appendices.
    details        jsonb not null default '{}',
    created_by     uuid not null,
    created_at     timestamptz not null,
    submitted_by   uuid,
    submitted_at   timestamptz,
    approved_by    uuid,
    approved_at    timestamptz,
    issued_by      uuid,
    issued_at      timestamptz,
    closed_by      uuid,
    closed_at      timestamptz,
    return_reason  text,
    constraint plan_number_once unique (issuer_unit_id, document_type, number_year, number_value),
    -- Four eyes, also for whoever writes past the service.
    constraint plan_four_eyes check (approved_by is null or approved_by <> submitted_by),
    check ((state in ('issued', 'amended', 'closed')) = (issued_at is not null)),
    check (issued_at is null or (approved_at is not null and document_number is not null and document_date is not null)),
    check (state <> 'closed' or closed_at is not null)
);
create index plan_issuer on plan (issuer_unit_id, created_at desc);
create index plan_number on plan (document_number) where document_number is not null;

-- The last number that an issuer has given in a year. Locked by whoever issues, so numbers have no gap.
create table number_book (
    issuer_unit_id uuid not null,
    document_type  text not null,
    year           int  not null,
    last_number    int  not null check (last_number > 0),
    primary key (issuer_unit_id, document_type, year)
);

create table plan_version (
    plan_id  uuid not null references plan,
    version  int  not null,
    reason   text not null,
    changes  jsonb not null,
    snapshot jsonb not null,
    made_by  uuid not null,
    made_at  timestamptz not null,
    primary key (plan_id, version)
);
create trigger plan_version_stays before update or delete on plan_version for each statement execute function refuse_change();

-- Documents that a plan names: legal bases and the parent plans it implements (State and Party: there may be several).
create table plan_basis (
    plan_id      uuid not null references plan,
    position     int  not null,
    relation     text not null check (relation in ('basis', 'parent')),
    number       text,
    document_date date,
    issuer       text,
    title        text,
    written      text not null,
    -- The plan of this deployment that is meant, once that is certain or a person has said so.
    bound_plan_id uuid references plan,
    bound_by     uuid,
    bound_at     timestamptz,
    -- What the binder is not certain of: a person accepts or declines.
    proposed_plan_id uuid references plan,
    proposal_reason  text,
    proposal_state   text check (proposal_state in ('open', 'declined')),
    primary key (plan_id, position)
);
create index plan_basis_bound on plan_basis (bound_plan_id) where bound_plan_id is not null;
create index plan_basis_open on plan_basis (number) where bound_plan_id is null;

create table task_group (
    group_id uuid primary key,
    plan_id  uuid not null references plan,
    position int  not null,
    section  text not null,
    title    text not null
);
create index task_group_plan on task_group (plan_id, position);

create table task (
    task_id       uuid primary key,
    plan_id       uuid not null references plan,
    group_id      uuid references task_group,
    position      int  not null,
    section       text not null,
    title         text not null,
    content       text[] not null default '{}',
    products      text[] not null default '{}',
    deadline_text text,
    -- Rules as EduCoop.Documents writes them; occurrences follow from them.
    deadline_rules jsonb not null default '[]',
    -- What a person said of a deadline without a date: left as it is, or hanging on another plan or body.
    deadline_note text,
    linked_plan_id uuid references plan,
    kind          text,
    accepted_without_lead boolean not null default false,
    -- Paths that a person has set; a corrected re-issue leaves them alone.
    edited_fields text[] not null default '{}',
    spans         jsonb not null default '{}',
    state         text not null default 'active' check (state in ('active', 'withdrawn')),
    version       bigint not null default 1
);
create index task_plan on task (plan_id, position);

-- Who does what. Exactly one lead: a unit, or a group as written whose members are listed.
create table task_role (
    task_id    uuid not null references task,
    role       text not null check (role in ('lead', 'coordinate', 'advise')),
    position   int  not null,
    written    text not null,
    unit_id    uuid,
    member_ids uuid[] not null default '{}',
    primary key (task_id, role, position)
);
create unique index task_role_one_lead on task_role (task_id) where role = 'lead';
create index task_role_unit on task_role (unit_id, role) where unit_id is not null;
create index task_role_members on task_role using gin (member_ids);

-- One piece of work of one unit with one due date. A task of a group has one per member and period.
create table occurrence (
    occurrence_id uuid primary key,
    task_id      uuid not null references task,
    plan_id      uuid not null references plan,
    unit_id      uuid,
    label        text not null,
    starts_on    date,
    due_on       date,
    first_due_on date,
    continuous   boolean not null default false,
    state        text not null default 'open' check (state in ('open', 'waiting', 'accepted', 'cancelled')),
    percent      smallint not null default 0 check (percent between 0 and 100),
    product_delivered boolean not null default false,
    returned     boolean not null default false,
    progressed_at timestamptz,
    submitted_by uuid,
    submitted_at timestamptz,
    -- The day in Vietnam on which the accepted work was handed in: late or not is decided by it.
    done_on      date,
    accepted_by  uuid,
    accepted_at  timestamptz,
    overdue_said_at timestamptz,
    version      bigint not null default 1,
    constraint occurrence_once unique nulls not distinct (task_id, label, unit_id),
    constraint occurrence_four_eyes check (accepted_by is null or accepted_by <> submitted_by),
    check ((state = 'accepted') = (done_on is not null and accepted_at is not null))
);
create index occurrence_task on occurrence (task_id);
create index occurrence_open_due on occurrence (due_on, unit_id) where state in ('open', 'waiting');
create index occurrence_unit on occurrence (unit_id, due_on) include (state, done_on);
create index occurrence_plan on occurrence (plan_id, due_on) include (state, done_on, unit_id);
create index occurrence_to_say on occurrence (due_on) where state in ('open', 'waiting') and overdue_said_at is null;

-- Done on time, done late, overdue, waiting, open, not begun: one rule for every board. "As of" a day looks only at what was so on it.
create function status_on(state text, starts_on date, due_on date, done_on date, submitted_on date, day date) returns text
    language sql immutable parallel safe as $$
    select case
        when state = 'cancelled' then 'cancelled'
        when done_on is not null and done_on <= day then case when due_on is null or done_on <= due_on then 'done_on_time' else 'done_late' end
        when due_on is not null and due_on < day then 'overdue'
        when submitted_on is not null and submitted_on <= day then 'waiting'
        when starts_on is not null and starts_on > day then 'not_begun'
        when due_on is null then 'undated'
        else 'open'
    end
$$;

create table extension (
    extension_id  uuid primary key,
    occurrence_id uuid not null references occurrence,
    old_due_on    date not null,
    new_due_on    date not null check (new_due_on > old_due_on),
    reason        text not null,
    asked_by      uuid not null,
    asked_at      timestamptz not null,
    state         text not null check (state in ('asked', 'granted', 'refused')),
    decided_by    uuid,
    decided_at    timestamptz,
    decision_reason text,
    constraint extension_four_eyes check (decided_by is null or decided_by <> asked_by)
);
create index extension_occurrence on extension (occurrence_id, asked_at);
create unique index extension_one_open on extension (occurrence_id) where state = 'asked';

-- All that happened to a task, in order, never changed.
create table task_history (
    history_id    uuid primary key,
    task_id       uuid not null references task,
    occurrence_id uuid references occurrence,
    kind          text not null,
    percent       smallint,
    text          text,
    details       jsonb,
    by_account    uuid not null,
    by_name       text not null,
    by_unit       uuid,
    at            timestamptz not null
);
create index task_history_task on task_history (task_id, at);
create index task_history_occurrence on task_history (occurrence_id, at) where occurrence_id is not null;
create trigger task_history_stays before update or delete on task_history for each statement execute function refuse_change();
create trigger task_history_stays_whole before truncate on task_history for each statement execute function refuse_change();

create table evidence (
    evidence_id   uuid primary key,
    occurrence_id uuid not null references occurrence,
    task_id       uuid not null references task,
    sha256        text not null references stored_file,
    file_name     text not null,
    media_type    text not null,
    byte_count    bigint not null,
    -- For pictures and films: whether people can be known on it, and whether the consents are at hand. Never shown publicly without.
    shows_people  boolean not null,
    consent       boolean not null,
    added_by      uuid not null,
    added_at      timestamptz not null,
    withdrawn_at  timestamptz,
    withdrawn_by  uuid,
    withdrawn_reason text,
    constraint evidence_once unique (occurrence_id, sha256)
);

-- Days that differ from the week's rule: public holidays off, and Saturdays worked in exchange.
create table calendar_day (
    day        date primary key,
    is_working boolean not null,
    name       text not null,
    changed_by uuid,
    changed_at timestamptz not null default clock_timestamp()
);
-- The year's days were entered or looked over by a person; until then the Tết block is missing.
create table calendar_year (
    year         int primary key,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null
);

-- Indicators of a plan, as read and corrected. What is measured stands in tables of its own.
create table indicator (
    indicator_id uuid primary key,
    plan_id      uuid not null references plan,
    task_id      uuid references task,
    position     int  not null,
    section      text,
    text         text not null,
    comparator   text,
    value        numeric,
    value_to     numeric,
    unit         text,
    subject      text,
    period_text  text,
    state        text not null default 'active' check (state in ('active', 'withdrawn'))
);
create index indicator_plan on indicator (plan_id, position);

-- Work that must be done by one process at a time, whoever of them lives.
create table job_lease (
    job   text primary key,
    owner uuid not null,
    until timestamptz not null
);
