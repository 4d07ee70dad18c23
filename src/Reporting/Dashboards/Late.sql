-- Who is late at the end of the day: reports and pieces of work whose last day has passed, by unit; also in the place of units that have ended.
-- Under a highest unit what is late is little among all rows and is found by its day; further below the rows of the units are few.
, tree as materialized (
    select c.unit_id from base b join unit_copy c on c.path @> array[b.unit_id] where b.depth > 0
    union all select unit_id from also
),
late as (
    select o.unit_id, o.regime_id, o.due_on from obligation o
    where o.due_on < @day and o.handed_in_on is null and o.cancelled_on is null and exists (select from base where depth <= 1) and (@everything and @unitId::uuid is null or o.unit_id in (select unit_id from tree))
    union all
    select o.unit_id, o.regime_id, o.due_on from obligation o
    where o.due_on < @day and o.handed_in_on > @day and (o.cancelled_on is null or o.cancelled_on > @day) and exists (select from base where depth <= 1)
      and (@everything and @unitId::uuid is null or o.unit_id in (select unit_id from tree))
    union all
    select o.unit_id, o.regime_id, o.due_on from obligation o
    where o.due_on < @day and o.handed_in_on is null and o.cancelled_on > @day and exists (select from base where depth <= 1)
      and (@everything and @unitId::uuid is null or o.unit_id in (select unit_id from tree))
    union all
    select o.unit_id, o.regime_id, o.due_on from tree t join obligation o on o.unit_id = t.unit_id
    where o.due_on < @day and (o.handed_in_on is null or o.handed_in_on > @day) and (o.cancelled_on is null or o.cancelled_on > @day) and not exists (select from base where depth <= 1)
),
sums as (
    select x.unit_id, x.name, sum(x.reports) as reports, sum(x.tasks) as tasks, min(x.due_on) as since
    from (
        select unit_id, null::text as name, due_on, 1 as reports, 0 as tasks from late
        where (@from::date is null or due_on >= @from) and (@to::date is null or due_on <= @to)
          and (@planId::uuid is null or regime_id in (select regime_id from regime where plan_id = @planId))
        union all
        select unit_id, case when unit_id is null then unit end, due_on, 0, 1 from work where standing = 'overdue'
    ) x
    group by x.unit_id, x.name
)
select coalesce(u.name, s.name, (select o.unit_name from obligation o where o.unit_id = s.unit_id limit 1)) as unit, s.reports, s.tasks, s.since, 'unit' as source_kind, s.unit_id::text as source_id
from sums s left join unit_copy u on u.unit_id = s.unit_id
