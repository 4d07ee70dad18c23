-- Work on plans, copied from the events of Plans. Each row holds the newest version that was heard of.
create table plan_read (
    plan_id         uuid primary key,
    issuer_unit_id  uuid,
    issuer_name     text,
    document_number text,
    document_date   date,
    title           text,
    version         int not null default 0
);

create table task_head (
    task_id        uuid primary key,
    plan_id        uuid not null,
    issuer_unit_id uuid not null,
    group_section  text,
    group_title    text,
    section        text not null,
    title          text not null,
    assigned_at    timestamptz not null
);
create index task_head_plan on task_head (plan_id);

create table task_read (
    occurrence_id uuid primary key,
    task_id       uuid not null,
    plan_id       uuid not null,
    unit_id       uuid,
    -- The name as written, where no unit stands for it.
    unit_name     text,
    label         text not null,
    starts_on     date,
    due_on        date,
    state         text not null check (state in ('open', 'waiting', 'accepted', 'cancelled')),
    percent       int  not null,
    done_on       date,
    version       bigint not null
);
create index task_read_unit on task_read (unit_id, due_on) include (state, done_on);
create index task_read_plan on task_read (plan_id, due_on) include (state, done_on, unit_id);
create index task_read_task on task_read (task_id);
