-- Reports that are owed in the tree. Whose rows are read one by one: of the two highest levels only those that stand for others, they themselves are counted.
, mine as materialized (
    select c.unit_id from base b join unit_copy c on c.path @> array[b.unit_id] where b.depth > 2
    union all select unit_id from also
),
owing as not materialized (
    select c.regime_id, c.due_on, c.handed_in_on, c.cancelled_on, c.reports from base b join due_count c on c.area_id = b.unit_id where b.depth <= 2
    union all
    select o.regime_id, o.due_on, coalesce(o.handed_in_on, 'infinity'), coalesce(o.cancelled_on, 'infinity'), 1 from mine m join obligation o on o.unit_id = m.unit_id
)
