-- Each piece of work scored by the criteria that apply to it: a product that the plan names, a due date, evidence that was told of. The score is out of 100 of
-- what applies; work that is neither done nor due has none yet.
, rule as (
    select distinct on (criterion, outcome) criterion, outcome, points from kpi_rule where valid_from <= @day order by criterion, outcome, valid_from desc
),
most as (select criterion, max(points) as points from rule group by criterion),
judged as (
    select w.*,
        case when cardinality(products) > 0 then case when standing in ('done_on_time', 'done_late') then 'yes' else 'no' end end as product_outcome,
        case when due_on is not null then case standing when 'done_on_time' then 'yes' when 'done_late' then 'late' else 'no' end end as deadline_outcome,
        case when evidence is not null then case when evidence > 0 then 'yes' else 'no' end end as evidence_outcome
    from work w
),
scored as (
    select j.*, p.points as product_points, d.points as deadline_points, e.points as evidence_points,
        (case when p.points is null then 0 else (select points from most where criterion = 'product') end
         + case when d.points is null then 0 else (select points from most where criterion = 'deadline') end
         + case when e.points is null then 0 else (select points from most where criterion = 'evidence') end) as possible
    from judged j
    left join rule p on p.criterion = 'product' and p.outcome = j.product_outcome and j.standing in ('done_on_time', 'done_late', 'overdue')
    left join rule d on d.criterion = 'deadline' and d.outcome = j.deadline_outcome and j.standing in ('done_on_time', 'done_late', 'overdue')
    left join rule e on e.criterion = 'evidence' and e.outcome = j.evidence_outcome and j.standing in ('done_on_time', 'done_late', 'overdue')
)
select unit, document_number as plan, section, title as task, label, array_to_string(products, '; ') as product, due_on, case when done_on <= @day then done_on end as done_on,
    evidence, standing, product_points, deadline_points, evidence_points,
    round(100 * (coalesce(product_points, 0) + coalesce(deadline_points, 0) + coalesce(evidence_points, 0)) / nullif(possible, 0), 1) as score,
    'task' as source_kind, task_id::text as source_id, occurrence_id
from scored
