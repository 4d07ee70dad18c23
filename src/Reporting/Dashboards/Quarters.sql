-- What fell due by the end of the day, by quarter and by the unit one step below the one that is shown; without a period the quarter of the day and the three before.
, base as (select coalesce(@unitId::uuid, case when not @everything then @own end) as unit_id),
live as materialized (
    select c.unit_id, coalesce(c.path[coalesce(array_position(c.path, b.unit_id), 0) + 1], c.unit_id) as branch_id
    from unit_copy c cross join base b
    where (@everything or @own = any (c.path)) and (@unitId::uuid is null or @unitId = any (c.path))
),
-- A unit that was split counts once, with one of its heirs.
branch as materialized (
    select distinct on (unit_id) unit_id, branch_id
    from (select unit_id, branch_id, 0 as place from live union all select h.unit_id, l.branch_id, 1 from unit_heir(@day) h join live l on l.unit_id = h.heir_id) x
    order by unit_id, place, branch_id
),
days as (select coalesce(@from::date, (date_trunc('quarter', @day::date) - interval '9 months')::date) as first, least(@day, coalesce(@to::date, @day)) as last),
fallen as (
    select b.branch_id, o.due_on, (coalesce(o.handed_in_on <= o.due_on, false))::int as on_time
    from obligation o join branch b on b.unit_id = o.unit_id cross join days d
    where o.due_on between d.first and d.last and (o.cancelled_on is null or o.cancelled_on > @day)
      and (@planId::uuid is null or o.regime_id in (select regime_id from regime where plan_id = @planId))
    union all
    select b.branch_id, w.due_on, (w.standing = 'done_on_time')::int
    from work w join branch b on b.unit_id = w.unit_id cross join days d
    where w.due_on between d.first and d.last
),
-- Days first: few of them, while to_char and sums of many rows are slow.
by_day as (select branch_id, due_on, count(*) as due, sum(on_time) as on_time from fallen group by branch_id, due_on)
select u.name as unit, to_char(f.due_on, 'YYYY-"Q"Q') as quarter, sum(f.due)::bigint as due, sum(f.on_time)::bigint as on_time, round(100.0 * sum(f.on_time) / sum(f.due), 1) as share,
    sum(sum(f.due) - sum(f.on_time)) over (partition by f.branch_id) as unit_late, 'unit' as source_kind, f.branch_id::text as source_id
from by_day f left join unit_copy u on u.unit_id = f.branch_id
group by f.branch_id, u.name, to_char(f.due_on, 'YYYY-"Q"Q')
