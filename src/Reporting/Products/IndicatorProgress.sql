-- Indicators that were set or measured: where they began, where they stand at the end of the day, where they are to be, and where the straight line between
-- two known points would have them on the day of the last figure. A target holds for the end of its year. A setting has no past: the last one counts.
, known as (
    select indicator_id, plan_id, issuer_unit_id, unit_id, text, unit, lower_is_better, baseline, baseline_on from indicator_head
    union all
    (select distinct on (f.indicator_id) f.indicator_id, f.plan_id, f.issuer_unit_id, f.unit_id, f.text, f.unit, false, null::numeric, null::date
     from indicator_figure f where not exists (select from indicator_head h where h.indicator_id = f.indicator_id) order by f.indicator_id, f.measured_at desc, f.measurement_id)
),
point as (
    select indicator_id, make_date(year, 12, 31) as day, value from indicator_goal
    union all
    select indicator_id, baseline_on, baseline from indicator_head where baseline is not null
),
stood as (
    select k.*, f.value, f.measured_on,
        (select value from indicator_goal g where g.indicator_id = k.indicator_id and g.year = 2030) as goal_2030,
        (select value from indicator_goal g where g.indicator_id = k.indicator_id and g.year = 2035) as goal_2035,
        (select value from indicator_goal g where g.indicator_id = k.indicator_id and g.year = 2045) as goal_2045,
        before.day as before_day, before.value as before_value, after.day as after_day, after.value as after_value
    from known k
    left join lateral (
        select value, measured_on from indicator_figure f
        where f.indicator_id = k.indicator_id and f.measured_on <= @day and (f.measured_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day
          and (f.withdrawn_at is null or (f.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
        order by measured_on desc, measured_at desc limit 1) f on true
    left join lateral (select day, value from point p where p.indicator_id = k.indicator_id and p.day <= f.measured_on order by day desc limit 1) before on true
    left join lateral (select day, value from point p where p.indicator_id = k.indicator_id and p.day > f.measured_on order by day limit 1) after on true
),
expected as (
    select s.*, case when before_day is null then null when after_day is null then before_value
        else round(before_value + (after_value - before_value) * (measured_on - before_day) / (after_day - before_day), 2) end as path
    from stood s
)
select x.text as indicator, p.document_number as plan, u.name as owner, x.unit, x.baseline, x.baseline_on, x.value, x.measured_on, x.path, x.goal_2030, x.goal_2035, x.goal_2045,
    case when x.value is null then 'no_figure' when x.path is null then 'no_path'
         when x.value = x.path or (x.value > x.path) <> x.lower_is_better then 'on_path' else 'behind' end as standing,
    'indicator' as source_kind, x.indicator_id::text as source_id
from expected x left join plan_read p on p.plan_id = x.plan_id left join unit_copy u on u.unit_id = x.unit_id
where (@planId::uuid is null or x.plan_id = @planId)
  and (@everything or x.issuer_unit_id in (select unit_id from scope) or x.unit_id in (select unit_id from scope))
  and (@unitId::uuid is null or coalesce(x.unit_id, x.issuer_unit_id) in (select unit_id from under))
