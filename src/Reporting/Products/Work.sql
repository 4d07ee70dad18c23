-- Pieces of work of the scope, or that plans of the scope gave to others. A plan that has ended asks nothing any more; asked for by itself it is shown as it ended.
-- Units that have work are fewer than units: only of these it is found where they lie.
, worker as materialized (
    select c.unit_id, @everything or c.path @> array[@own::uuid] as is_seen, @unitId::uuid is null or c.path @> array[@unitId::uuid] as is_asked
    from (select unit_id from task_read union select issuer_unit_id from task_head) t cross join lateral (select * from unit_copy u where u.unit_id = t.unit_id offset 0) c
    where not @everything or @unitId::uuid is not null
),
work as (
    select t.*, h.section, h.title, h.products, h.assigned_at, p.document_number, coalesce(u.name, t.unit_name) as unit,
        case when t.done_on <= @day then case when t.due_on is null or t.done_on <= t.due_on then 'done_on_time' else 'done_late' end
             when t.state = 'waiting' then 'waiting'
             when t.due_on < @day then 'overdue' else 'open' end as standing
    from task_read t left join task_head h on h.task_id = t.task_id left join unit_copy u on u.unit_id = t.unit_id left join plan_read p on p.plan_id = t.plan_id
    where t.state <> 'cancelled' and (@planId::uuid is null or t.plan_id = @planId) and (@planId::uuid is not null or p.is_closed is not true)
      and (@from::date is null or t.due_on >= @from) and (@to::date is null or t.due_on <= @to)
      and (@everything or t.unit_id in (select unit_id from worker where is_seen) or h.issuer_unit_id in (select unit_id from worker where is_seen))
      and (@unitId::uuid is null or t.unit_id in (select unit_id from worker where is_asked))
)
