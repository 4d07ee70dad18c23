-- Who receives the reports of one level in one period: $1 regime, $2 level, $3 period, $4 the day by which who reports is settled. Of the next level the nearest unit above by the paths of
-- that day, or who stands in such a unit's place by then; else the only one of that level; after the last level who the regime names, its issuer otherwise, or the one successor of it.
with heir as materialized (
    select unit_id, heir_id from unit_heir($4)
), up as materialized (
    select unit_id from obligation where regime_id = $1 and level = $2 + 1 and period_key = $3 and cancelled_on is null
), mine as materialized (
    select obligation_id, unit_id from obligation where regime_id = $1 and level = $2 and period_key = $3 and cancelled_on is null
), was as (
    select distinct on (t.unit_id) t.unit_id, t.path from unit_time t join mine on mine.unit_id = t.unit_id where t.valid_from <= $4 order by t.unit_id, t.valid_from desc
), step as (
    select w.unit_id, p.id, p.depth from was w cross join lateral unnest(w.path) with ordinality p (id, depth)
), candidate as (
    select unit_id, id, depth, 0 as rank from step union all select s.unit_id, h.heir_id, s.depth, 1 from step s join heir h on h.unit_id = s.id
), nearest as (
    select distinct on (c.unit_id) c.unit_id, up.unit_id as receiver_id from candidate c join up on up.unit_id = c.id where c.id <> c.unit_id order by c.unit_id, c.depth desc, c.rank, up.unit_id
), last as (
    select coalesce(
        (select min(unit_id::text)::uuid from up having count(*) = 1),
        (select min(h.heir_id::text)::uuid from heir h where h.unit_id = n.id having count(*) = 1),
        n.id) as receiver_id
    from (select coalesce((content ->> 'receiverId')::uuid, issuer_unit_id) as id from regime where regime_id = $1) n
)
update obligation o set receiver_unit_id = x.receiver_id
from (select m.obligation_id, coalesce(n.receiver_id, last.receiver_id) as receiver_id from mine m cross join last left join nearest n on n.unit_id = m.unit_id) x
where o.obligation_id = x.obligation_id and o.receiver_unit_id is distinct from x.receiver_id
