create extension if not exists pg_trgm;

-- Small letters without accents: "Báo cáo quý" is found by "bao cao quy". Marks are taken off after NFD, so it does not matter how a text was typed.
create function without_accents(written text) returns text language sql immutable strict parallel safe
return translate(lower(regexp_replace(normalize(written, nfd), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd');
create index task_title_words on task using gin (without_accents(title) gin_trgm_ops);
create index task_title_order on task (title collate "vi-x-icu", task_id);

-- Where the work stands in the order of its document: lists are sorted by it without looking at the task. A trigger keeps it, so that no writer can forget.
alter table occurrence add column place int not null default 0;
update occurrence o set place = t.position from task t where t.task_id = o.task_id and t.position <> 0;

create function place_is_set() returns trigger language plpgsql as $$
begin
    update occurrence set place = new.position where task_id = new.task_id and place <> new.position;
    return null;
end $$;
create trigger task_place after update of position on task for each row when (old.position <> new.position) execute function place_is_set();

-- Each index is paid for by every piece of work that is made: occurrence_once begins with the task already, and where all columns are keys
-- equal ones are kept once.
drop index occurrence_task;
drop index occurrence_open_due;
drop index occurrence_unit;
drop index occurrence_plan;
create index occurrence_unit on occurrence (unit_id, due_on);
create index occurrence_plan on occurrence (plan_id, due_on);
-- Boards and counts of many units look at nothing else of the work.
create index occurrence_standing on occurrence (unit_id, plan_id, state, due_on, starts_on, returned) where state in ('open', 'waiting');
-- Lists of many units are read in this order, so that a page costs what lies before it in the index, never a sort of everything.
create index occurrence_queue on occurrence (due_on, place, occurrence_id) include (unit_id, plan_id, starts_on, task_id) where state = 'open';
create index occurrence_waiting on occurrence (due_on, place, occurrence_id) include (unit_id, plan_id, submitted_by) where state = 'waiting';
create index occurrence_returned on occurrence (due_on, place, occurrence_id) where state = 'open' and returned;
