-- Who receives the reports of some units for one level of one period, so that an obligation is written once with its receiver. Of the next level the nearest unit above by the paths of the day by
-- which who reports is settled, or who stands in such a unit's place by then; else the only one of that level; after the last level who the regime names, its issuer otherwise, or the one successor
-- of it. "(… in …) is true" makes one hash, whatever the planner believes of rows that were written a moment ago; joined, forty thousand would be held against forty thousand one by one.
create function report_receivers(of_regime uuid, of_level int, of_period text, of_day date, of_units uuid[]) returns table (obligation_id uuid, unit_id uuid, unit_name text, receiver_id uuid)
language sql stable rows 10000 as $$
    with heir as materialized (
        select h.unit_id, h.heir_id from unit_heir(of_day) h
    ), up as materialized (
        select o.unit_id from obligation o where o.regime_id = of_regime and o.level = of_level + 1 and o.period_key = of_period and o.cancelled_on is null
    ), was as (
        select distinct on (t.unit_id) t.unit_id, t.name, t.path from unit_time t where (t.unit_id in (select unnest(of_units))) is true and t.valid_from <= of_day order by t.unit_id, t.valid_from desc
    ), step as materialized (
        select w.unit_id, w.name, p.id, p.depth from was w cross join lateral unnest(w.path) with ordinality p (id, depth)
    ), ended as materialized (
        select * from step where (id in (select h.unit_id from heir h)) is true
    ), last as (
        select coalesce(
            (select min(up.unit_id::text)::uuid from up having count(*) = 1),
            (select min(h.heir_id::text)::uuid from heir h where h.unit_id = n.id having count(*) = 1),
            n.id) as receiver_id
        from (select coalesce((content ->> 'receiverId')::uuid, issuer_unit_id) as id from regime where regime_id = of_regime) n
    ), candidate as (
        select s.unit_id, s.name, s.id, s.depth, 0 as rank from step s where s.id <> s.unit_id and (s.id in (select up.unit_id from up)) is true
        union all
        select e.unit_id, e.name, h.heir_id, e.depth, 1 from ended e join heir h on h.unit_id = e.id where h.heir_id <> e.unit_id and (h.heir_id in (select up.unit_id from up)) is true
        union all
        select w.unit_id, w.name, last.receiver_id, 0, 2 from was w cross join last
        union all
        select m.id, null, last.receiver_id, 0, 2 from unnest(of_units) m (id) cross join last where (m.id in (select was.unit_id from was)) is not true
    )
    select distinct on (c.unit_id) md5(concat_ws('/', of_regime, of_level, of_period, c.unit_id))::uuid, c.unit_id, c.name, c.id from candidate c order by c.unit_id, c.depth desc, c.rank, c.id
$$;
