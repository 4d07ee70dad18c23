-- All that Plans has ever said, so that a reader's tables can be made again from the beginning. The outbox forgets what the broker has
-- confirmed; this remembers it.
create table event_log (
    -- In the order of writing; not that of commits, so no reader goes by it.
    place        bigint generated always as identity primary key,
    -- In the order of commits, given when somebody asks: what is not committed yet gets a higher one later.
    sequence     bigint constraint event_log_sequence unique,
    message_id   uuid        not null,
    message_type text        not null,
    content      text        not null,
    at           timestamptz not null
);
create index event_log_unnumbered on event_log (place) where sequence is null;

-- Whatever goes into the outbox is kept, in the same transaction, whoever writes it.
create function keep_event() returns trigger language plpgsql as $$
begin
    insert into event_log (message_id, message_type, content, at)
    select message_id, message_type, payload, created_at from added order by sequence;
    return null;
end $$;
create trigger outbox_is_kept after insert on outbox referencing new table as added for each statement execute function keep_event();

create function refuse_event_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.sequence is not null or new.content is distinct from old.content or new.message_type is distinct from old.message_type then
        raise exception 'what was said stays as it was said' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger event_log_stays before update or delete on event_log for each row execute function refuse_event_change();

-- What was said before there was a log, told anew by its outcome: each plan, its amendments, each piece of work as it stands.
create function say_again() returns void language plpgsql as $$
begin
    insert into event_log (message_id, message_type, content, at)
    select gen_random_uuid(), 'EduCoop.Contracts.Plans.PlanIssued', jsonb_build_object(
        'planId', p.plan_id, 'issuerUnitId', p.issuer_unit_id, 'issuerName', p.issuer_name, 'documentNumber', p.document_number, 'documentDate', p.document_date,
        'title', coalesce(v.snapshot ->> 'title', p.title), 'periodFrom', p.period_from, 'periodTo', p.period_to, 'version', 1,
        'taskCount', coalesce(jsonb_array_length(v.snapshot -> 'tasks'), 0),
        'parents', coalesce((select jsonb_agg(jsonb_build_object('number', coalesce(b.number, b.written), 'planId', b.bound_plan_id) order by b.position)
                             from plan_basis b where b.plan_id = p.plan_id and b.relation = 'parent'), '[]'),
        'issuedAt', p.issued_at)::text, p.issued_at
    from plan p left join plan_version v on v.plan_id = p.plan_id and v.version = 1
    where p.issued_at is not null order by p.issued_at, p.plan_id;

    insert into event_log (message_id, message_type, content, at)
    select gen_random_uuid(), 'EduCoop.Contracts.Plans.PlanAmended', jsonb_build_object(
        'planId', p.plan_id, 'issuerUnitId', p.issuer_unit_id, 'documentNumber', p.document_number, 'title', coalesce(v.snapshot ->> 'title', p.title),
        'version', v.version, 'reason', v.reason, 'changes', v.changes, 'amendedAt', v.made_at)::text, v.made_at
    from plan_version v join plan p on p.plan_id = v.plan_id
    where v.version > 1 order by v.made_at, v.plan_id, v.version;

    insert into event_log (message_id, message_type, content, at)
    select gen_random_uuid(), 'EduCoop.Contracts.Plans.TaskAssigned', jsonb_build_object(
        'taskId', t.task_id, 'planId', t.plan_id, 'issuerUnitId', p.issuer_unit_id, 'unitId', w.unit_id, 'unitName', coalesce(u.name, r.written, ''),
        'groupSection', g.section, 'groupTitle', g.title, 'section', t.section, 'title', t.title, 'occurrences', w.pieces, 'assignedAt', p.issued_at)::text, p.issued_at
    from (select task_id, unit_id, jsonb_agg(jsonb_build_object(
              'occurrenceId', occurrence_id, 'label', label, 'startsOn', starts_on, 'dueOn', due_on, 'percent', percent,
              -- Accepted work is told below, with its day; before it, it waited.
              'state', case state when 'accepted' then 'waiting' else state end, 'version', case state when 'accepted' then version - 1 else version end)
              order by occurrence_id) as pieces
          from occurrence group by task_id, unit_id) w
    join task t on t.task_id = w.task_id join plan p on p.plan_id = t.plan_id
    left join task_group g on g.group_id = t.group_id left join unit_copy u on u.unit_id = w.unit_id
    left join task_role r on r.task_id = t.task_id and r.role = 'lead'
    where p.issued_at is not null order by p.issued_at, t.task_id, w.unit_id;

    insert into event_log (message_id, message_type, content, at)
    select gen_random_uuid(), 'EduCoop.Contracts.Plans.TaskCompleted', jsonb_build_object(
        'occurrenceId', occurrence_id, 'taskId', task_id, 'planId', plan_id, 'unitId', unit_id, 'label', label, 'startsOn', starts_on, 'dueOn', due_on,
        'doneOn', done_on, 'onTime', due_on is null or done_on <= due_on, 'version', version, 'completedAt', accepted_at)::text, accepted_at
    from occurrence where state = 'accepted' order by accepted_at, occurrence_id;
end $$;
select say_again();
