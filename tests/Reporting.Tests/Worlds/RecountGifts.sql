-- Gifts by the unit whose campaign they stand in, from the legs of the books alone: what the entries of a gift (its own, its moves, its reversal) leave in the account of what was received.
-- Deliveries by school: entries that brought something into its account. $1 units, $2 first day, $3 last day.
with booked as (
    select coalesce(e.donation_id, k.donation_id, r.donation_id) as donation_id, a.campaign_id, -l.amount_minor as vnd
    from entry e join leg l on l.entry_sequence = e.sequence and l.currency = 'VND' join account a on a.account_id = l.account_id and a.kind = 'received'
    left join classification k on k.entry_sequence = e.sequence left join reversed_donation r on r.entry_sequence = e.sequence),
standing as (
    select c.unit_id, b.donation_id, sum(b.vnd) as vnd from booked b join campaign c using (campaign_id) join donation d on d.donation_id = b.donation_id
    where c.unit_id = any ($1) and d.occurred_on >= $2 and d.occurred_on <= $3 group by c.unit_id, c.campaign_id, b.donation_id having sum(b.vnd) <> 0)
select unit_id, 'gifts.count' as code, count(*) as value from standing group by unit_id
union all select unit_id, 'gifts.total_vnd', sum(vnd)::bigint from standing group by unit_id
union all
select a.place_id, 'aid.received', count(distinct e.sequence)
from entry e join leg l on l.entry_sequence = e.sequence and l.amount_minor > 0 join account a on a.account_id = l.account_id and a.kind = 'delivered'
where a.place_id = any ($1) and e.occurred_on >= $2 and e.occurred_on <= $3 group by a.place_id
