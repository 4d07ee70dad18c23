-- Who receives the reports of one level in one period: $1 regime, $2 level, $3 period, $4 the day by which who reports is settled. Of the next level the nearest unit above by the paths of
-- that day, or who stands in such a unit's place by then; else the only one of that level; after the last level who the regime names, its issuer otherwise, or the one successor of it.
-- "(… in …) is true" makes one hash, whatever the planner believes of rows that were written a moment ago; joined, forty thousand would be held against forty thousand one by one.
with heir as materialized (
    select unit_id, heir_id from unit_heir($4)
), up as materialized (
    select unit_id from obligation where regime_id = $1 and level = $2 + 1 and period_key = $3 and cancelled_on is null
), mine as materialized (
    select obligation_id, unit_id from obligation where regime_id = $1 and level = $2 and period_key = $3 and cancelled_on is null
), was as (
    select distinct on (m.obligation_id) m.obligation_id, m.unit_id, t.path
    from mine m join unit_time t on t.unit_id = m.unit_id and t.valid_from <= $4 order by m.obligation_id, t.valid_from desc
), step as materialized (
    select w.obligation_id, w.unit_id, p.id, p.depth from was w cross join lateral unnest(w.path) with ordinality p (id, depth)
), ended as materialized (
    select * from step where (id in (select unit_id from heir)) is true
), last as (
    select coalesce(
        (select min(unit_id::text)::uuid from up having count(*) = 1),
        (select min(h.heir_id::text)::uuid from heir h where h.unit_id = n.id having count(*) = 1),
        n.id) as receiver_id
    from (select coalesce((content ->> 'receiverId')::uuid, issuer_unit_id) as id from regime where regime_id = $1) n
), candidate as (
    select obligation_id, id, depth, 0 as rank from step where id <> unit_id and (id in (select unit_id from up)) is true
    union all
    select e.obligation_id, h.heir_id, e.depth, 1 from ended e join heir h on h.unit_id = e.id where h.heir_id <> e.unit_id and (h.heir_id in (select unit_id from up)) is true
    union all
    select m.obligation_id, last.receiver_id, 0, 2 from mine m cross join last
), found as (
    select distinct on (obligation_id) obligation_id, id as receiver_id from candidate order by obligation_id, depth desc, rank, id
)
update obligation o set receiver_unit_id = f.receiver_id from found f where o.obligation_id = f.obligation_id and o.receiver_unit_id is distinct from f.receiver_id
