-- What a task says, in short: when it differs from what was seen, the task has changed since.
create function task_print(wanted uuid) returns text language sql stable as $$
    select md5(jsonb_build_array(t.state, t.title, t.content, t.products, t.deadline_text,
        (select r.written from task_role r where r.task_id = t.task_id and r.role = 'lead'))::text)
    from task t where t.task_id = wanted
$$;

-- What became of a parent's task in a plan below it. No row: missing.
create table coverage (
    child_plan_id  uuid not null references plan,
    parent_task_id uuid not null references task,
    parent_plan_id uuid not null references plan,
    outcome        text not null check (outcome in ('carried', 'adapted', 'left_out')),
    child_task_id  uuid references task,
    reason         text,
    -- What the parent's task said when somebody decided.
    parent_print   text not null,
    decided_by     uuid not null,
    decided_at     timestamptz not null,
    primary key (child_plan_id, parent_task_id),
    check ((outcome = 'left_out') = (child_task_id is null)),
    -- Whoever adapts or leaves out says why.
    check (outcome = 'carried' or reason is not null)
);
create index coverage_parent on coverage (parent_plan_id, child_plan_id);
create index coverage_child_task on coverage (child_task_id) where child_task_id is not null;

-- A plan that others begin with.
create table plan_template (
    template_id uuid primary key,
    unit_id     uuid not null,
    name        text not null,
    plan_id     uuid not null references plan,
    made_by     uuid not null,
    made_at     timestamptz not null,
    removed_at  timestamptz
);
create index plan_template_unit on plan_template (unit_id, made_at desc);

-- From which plan another was copied.
create table plan_origin (
    plan_id  uuid primary key references plan,
    kind     text not null check (kind in ('derived', 'copied', 'template')),
    from_plan_id uuid not null references plan,
    years    int  not null default 0,
    made_at  timestamptz not null
);
