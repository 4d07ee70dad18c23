-- What fell due by the end of the day, by quarter and by the unit one step below the one that is shown; without a period the quarter of the day and the three before.
, days as materialized (select coalesce(@from::date, (date_trunc('quarter', @day::date) - interval '9 months')::date) as first, least(@day, coalesce(@to::date, @day)) as last),
-- Branches that are counted whole: the highest units for everything, those below a highest unit for it.
area as materialized (
    select c.unit_id from base b join unit_copy c on cardinality(c.path) = 1 where b.depth = 0
    union all
    select c.unit_id from base b join unit_copy c on c.path[1] = b.unit_id and cardinality(c.path) = 2 where b.depth = 1
),
-- A unit that was split counts once, with one of its heirs; one that lies in the tree itself counts there.
also as materialized (
    select distinct on (h.unit_id) h.unit_id, coalesce(c.path[b.depth + 1], c.unit_id) as branch_id
    from base b cross join heir h join unit_copy c on c.unit_id = h.heir_id and (b.depth = 0 or b.unit_id = any (c.path))
    where not exists (select from unit_copy s where s.unit_id = h.unit_id and (b.depth = 0 or b.unit_id = any (s.path)))
    order by h.unit_id, branch_id
),
single as materialized (
    select c.unit_id, coalesce(c.path[b.depth + 1], c.unit_id) as branch_id from base b join unit_copy c on c.path @> array[b.unit_id] where b.depth > 1
    union all select b.unit_id, b.unit_id from base b where b.depth = 1
    union all select unit_id, branch_id from also
),
work_day as materialized (
    select w.unit_id, w.due_on, count(*) as due, count(*) filter (where w.standing = 'done_on_time') as on_time
    from work w cross join days d where w.due_on between d.first and d.last group by w.unit_id, w.due_on
),
fallen as (
    select a.unit_id as branch_id, c.due_on, sum(c.reports) as due, coalesce(sum(c.reports) filter (where c.handed_in_on <= c.due_on), 0) as on_time
    from area a join due_count c on c.area_id = a.unit_id cross join days d
    where c.due_on between d.first and d.last and c.cancelled_on > @day and (@planId::uuid is null or c.regime_id in (select regime_id from regime where plan_id = @planId))
    group by a.unit_id, c.due_on
    union all
    select s.branch_id, o.due_on, count(*), count(*) filter (where o.handed_in_on <= o.due_on)
    from single s join obligation o on o.unit_id = s.unit_id cross join days d
    where o.due_on between d.first and d.last and (o.cancelled_on is null or o.cancelled_on > @day) and (@planId::uuid is null or o.regime_id in (select regime_id from regime where plan_id = @planId))
    group by s.branch_id, o.due_on
    union all
    select coalesce(c.path[b.depth + 1], c.unit_id, h.branch_id), w.due_on, w.due, w.on_time
    from work_day w cross join base b
    left join lateral (select * from unit_copy u where u.unit_id = w.unit_id offset 0) c on b.depth = 0 or b.unit_id = any (c.path) left join also h on h.unit_id = w.unit_id
    where coalesce(c.unit_id, h.unit_id) is not null
)
-- Names come last: branches are few.
select (select u.name from unit_copy u where u.unit_id = f.branch_id) as unit, f.quarter, f.due, f.on_time, round(100.0 * f.on_time / f.due, 1) as share,
    sum(f.due - f.on_time) over (partition by f.branch_id) as unit_late, 'unit' as source_kind, f.branch_id::text as source_id
from (
    select branch_id, to_char(due_on, 'YYYY-"Q"Q') as quarter, sum(due)::bigint as due, sum(on_time)::bigint as on_time from fallen where due > 0 group by branch_id, to_char(due_on, 'YYYY-"Q"Q')
) f
