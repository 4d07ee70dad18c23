-- Who receives the reports of one level in one period: $1 regime, $2 level, $3 period, $4 the day by which who reports is settled, $5 only of those that are handed in.
update obligation o set receiver_unit_id = f.receiver_id
from report_receivers($1, $2, $3, $4, (
    select array_agg(unit_id) from obligation where regime_id = $1 and level = $2 and period_key = $3 and cancelled_on is null and (not $5 or handed_in_on is not null)
)) f
where o.obligation_id = f.obligation_id and o.receiver_unit_id is distinct from f.receiver_id
