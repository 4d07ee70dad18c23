-- The last working day not after the due date: on a day off nobody is there to receive.
alter table occurrence add column advised_on date;
-- The rule of the task that it comes from.
alter table occurrence add column rule_number smallint not null default 0;

-- Tasks whose occurrences must be made anew: a plan was issued, a lead or a deadline changed. One process at a time takes a task; a killed
-- one's lease runs out. The ids of occurrences follow from task, period and unit, so doing it twice changes nothing.
create table unfold_job (
    task_id      uuid primary key references task,
    plan_id      uuid not null references plan,
    requested_at timestamptz not null default clock_timestamp(),
    -- Grows with each request: one that came while a worker was at it is not lost.
    request      bigint not null default 1,
    lease_owner  uuid,
    lease_until  timestamptz,
    attempts     int not null default 0
);
create index unfold_job_open on unfold_job (requested_at);
create index unfold_job_plan on unfold_job (plan_id);

-- Lists of a plan's people and of a unit's work.
create index task_group_of on task (group_id) where group_id is not null;
create index task_linked on task (linked_plan_id) where linked_plan_id is not null;
create index plan_state on plan (state, issuer_unit_id);
