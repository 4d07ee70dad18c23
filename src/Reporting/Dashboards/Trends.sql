-- The points of each indicator: where it began, what was measured by the end of the day, where it is to be at the end of a year. Of one day the figure that was said last counts.
, known as (
    select indicator_id, plan_id, issuer_unit_id, unit_id, text, unit from indicator_head
    union all
    (select distinct on (f.indicator_id) f.indicator_id, f.plan_id, f.issuer_unit_id, f.unit_id, f.text, f.unit
     from indicator_figure f where not exists (select from indicator_head h where h.indicator_id = f.indicator_id) order by f.indicator_id, f.measured_at desc, f.measurement_id)
),
point as (
    select indicator_id, 'baseline' as kind, baseline_on as day, baseline as value from indicator_head where baseline is not null and baseline_on is not null
    union all
    select indicator_id, 'target', make_date(year, 12, 31), value from indicator_goal
    union all
    (select distinct on (f.indicator_id, f.measured_on) f.indicator_id, 'figure', f.measured_on, f.value
     from indicator_figure f
     where f.measured_on <= @day and (f.measured_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day and (f.withdrawn_at is null or (f.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
     order by f.indicator_id, f.measured_on, f.measured_at desc, f.measurement_id)
)
select k.text as indicator, p.document_number as plan, k.unit, x.kind, x.day, x.value, 'indicator' as source_kind, k.indicator_id::text as source_id
from known k join point x using (indicator_id) left join plan_read p on p.plan_id = k.plan_id
where (@planId::uuid is null or k.plan_id = @planId)
  and (@everything or k.issuer_unit_id in (select unit_id from scope) or k.unit_id in (select unit_id from scope))
  and (@unitId::uuid is null or coalesce(k.unit_id, k.issuer_unit_id) in (select unit_id from under))
