-- Where the work stands in the order of its document: lists are sorted by it without looking at the task. A trigger keeps it, so that no writer can forget.
alter table occurrence add column place int not null default 0;

create function place_follows() returns trigger language plpgsql as $$
begin
    update occurrence set place = new.position where task_id = new.task_id and place <> new.position;
    return null;
end $$;
create trigger task_place after update of position on task for each row when (old.position <> new.position) execute function place_follows();

-- Each index is paid for by every piece of work that is made: occurrence_once begins with the task already; without further columns equal keys are kept once.
drop index occurrence_task;
drop index occurrence_open_due;
drop index occurrence_unit;
drop index occurrence_plan;
update occurrence o set place = t.position from task t where t.task_id = o.task_id and t.position <> 0;
create index occurrence_unit on occurrence (unit_id, due_on);
create index occurrence_plan on occurrence (plan_id, due_on);
-- Lists of many units are read in this order, so that a page costs what lies before it in the index, never a sort of everything.
create index occurrence_queue on occurrence (due_on, place, occurrence_id) include (unit_id, plan_id, starts_on) where state = 'open';
create index occurrence_waiting on occurrence (due_on, place, occurrence_id) include (unit_id, plan_id, submitted_by) where state = 'waiting';
create index occurrence_returned on occurrence (due_on, place, occurrence_id) include (unit_id, plan_id) where state = 'open' and returned;
create index occurrence_submitted on occurrence (submitted_by, plan_id) where state = 'waiting';

-- How many pieces of work stand how, per plan, unit and days: boards add up thousands of rows instead of millions. Every statement that changes work adds here
-- what it adds and takes away, in its own transaction: always exact, and because rows are only added nobody waits for anybody. A worker folds rows of one key together.
create table standing (
    plan_id   uuid not null,
    unit_id   uuid,
    due_on    date,
    starts_on date,
    state     text not null,
    returned  boolean not null,
    pieces    int    not null,
    -- Sum of what is reported, to be divided by pieces.
    percents  bigint not null,
    folded    boolean not null default false
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create unique index standing_once on standing (plan_id, unit_id, due_on, starts_on, state, returned) nulls not distinct where folded;
create index standing_added on standing (plan_id) where not folded;
create index standing_unit on standing (unit_id);

insert into standing
select plan_id, unit_id, due_on, starts_on, state, returned, count(*), sum(percent), true from occurrence group by plan_id, unit_id, due_on, starts_on, state, returned;

create function standing_grows() returns trigger language plpgsql as $$
begin
    insert into standing
    select plan_id, unit_id, due_on, starts_on, state, returned, count(*), sum(percent) from after_rows group by plan_id, unit_id, due_on, starts_on, state, returned;
    return null;
end $$;

create function standing_shrinks() returns trigger language plpgsql as $$
begin
    insert into standing
    select plan_id, unit_id, due_on, starts_on, state, returned, -count(*), -sum(percent) from before_rows group by plan_id, unit_id, due_on, starts_on, state, returned;
    return null;
end $$;

create function standing_shifts() returns trigger language plpgsql as $$
begin
    insert into standing
    select plan_id, unit_id, due_on, starts_on, state, returned, sum(pieces), sum(percents)
    from (select plan_id, unit_id, due_on, starts_on, state, returned, 1 as pieces, percent as percents from after_rows
          union all
          select plan_id, unit_id, due_on, starts_on, state, returned, -1, -percent from before_rows) change
    group by plan_id, unit_id, due_on, starts_on, state, returned having sum(pieces) <> 0 or sum(percents) <> 0;
    return null;
end $$;

create trigger occurrence_standing_grows after insert on occurrence referencing new table as after_rows for each statement execute function standing_grows();
create trigger occurrence_standing_shrinks after delete on occurrence referencing old table as before_rows for each statement execute function standing_shrinks();
create trigger occurrence_standing_shifts after update on occurrence referencing old table as before_rows new table as after_rows for each statement execute function standing_shifts();
