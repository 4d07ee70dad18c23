-- Who is late at the end of the day: reports and pieces of work whose last day has passed, by unit; also in the place of units that have ended.
, owed as materialized (select unit_id from scope union select h.unit_id from unit_heir(@day) h join scope s on s.unit_id = h.heir_id),
asked as materialized (select unit_id from under union select h.unit_id from unit_heir(@day) h join under s on s.unit_id = h.heir_id),
late as (
    select o.unit_id, o.unit_name, o.due_on, 1 as reports, 0 as tasks
    from obligation o
    where o.due_on < @day and (o.handed_in_on is null or o.handed_in_on > @day) and (o.cancelled_on is null or o.cancelled_on > @day)
      and (@from::date is null or o.due_on >= @from) and (@to::date is null or o.due_on <= @to)
      and (@planId::uuid is null or o.regime_id in (select regime_id from regime where plan_id = @planId))
      and (@everything or o.unit_id in (select unit_id from owed)) and (@unitId::uuid is null or o.unit_id in (select unit_id from asked))
    union all
    select unit_id, unit, due_on, 0, 1 from work where standing = 'overdue'
)
select coalesce(max(u.name), max(l.unit_name)) as unit, sum(l.reports) as reports, sum(l.tasks) as tasks, min(l.due_on) as since, 'unit' as source_kind, l.unit_id::text as source_id
from late l left join unit_copy u on u.unit_id = l.unit_id
group by l.unit_id, case when l.unit_id is null then l.unit_name end
