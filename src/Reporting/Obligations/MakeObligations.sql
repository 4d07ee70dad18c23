-- The obligations of one level in one period, made or made anew. $1 regime, $2 level, $3 unit ids, $4 unit above, $5 types, $6 period, $7 its label, $8 its first day,
-- $9 cut-off, $10 last day, $11 last working day, $12 the day by which who reports is settled, $13 today. Of $3 and $4 one is null.
with heir as materialized (
    select h.unit_id, h.heir_id from unit_heir($12) h where h.unit_id = any ($3) or h.unit_id = $4
), above as (
    select array_agg(id) as ids from (select $4::uuid union all select heir_id from heir where unit_id = $4) a (id)
), wanted as materialized (
    select obligation_id, unit_id, unit_name, receiver_id from report_receivers($1, $2, $6, $12, (
        select array_agg(t.unit_id)
        from (select distinct on (unit_id) unit_id, type_code, path from unit_time
              where valid_from <= $12 and ($3::uuid[] is null or unit_id = any ($3) or unit_id in (select heir_id from heir))
              order by unit_id, valid_from desc) t
        where ($3 is not null or (t.type_code = any ($5) and t.path && (select ids from above)))
          -- One that has ended is followed by its successors, or by nobody.
          and not exists (select from unit_end e where e.unit_id = t.unit_id and e.last_day < $12)
    ))
), made as (
    -- What is there and says the same is not even locked: doing it again only reads.
    insert into obligation as o (obligation_id, regime_id, level, unit_id, unit_name, period_key, period_label, period_from, cut_off, due_on, advised_on, receiver_unit_id)
    select w.obligation_id, $1, $2, w.unit_id, w.unit_name, $6, $7, $8, $9, $10, $11, w.receiver_id from wanted w
    where not exists (
        select from obligation e
        where e.obligation_id = w.obligation_id
          and (e.handed_in_on is not null or (e.unit_name, e.period_label, e.period_from, e.cut_off, e.due_on, e.advised_on) = (w.unit_name, $7::text, $8::date, $9::date, $10::date, $11::date) and e.cancelled_on is null
              and e.receiver_unit_id is not distinct from w.receiver_id))
    order by w.obligation_id
    on conflict (obligation_id) do update set unit_name = excluded.unit_name, period_label = excluded.period_label, period_from = excluded.period_from, cut_off = excluded.cut_off,
        due_on = excluded.due_on, advised_on = excluded.advised_on, receiver_unit_id = excluded.receiver_unit_id, cancelled_on = null
    where o.handed_in_on is null
    returning 1
), gone as (
    -- "not in" makes one hash of what is wanted, whatever the planner believes of its size.
    update obligation o set cancelled_on = $13
    where o.regime_id = $1 and o.level = $2 and o.period_key = $6 and o.handed_in_on is null and o.cancelled_on is null and o.obligation_id not in (select obligation_id from wanted)
    returning 1
)
select (select count(*) from made) + (select count(*) from gone)
