insert into gift_read (
    donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, reversed, asked_at, donor, donor_key, reference, code, ledger_id, ledger_index)
select distinct on (donation_id)
    donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, $7, case when asked then $8 end, donor, donor_key, reference, code, ledger_id, ledger_index
from unnest($1, $2, $3, $4, $5, $6, $9::boolean[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::bigint[]) as gift (
    donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, asked, donor, donor_key, reference, code, ledger_id, ledger_index)
order by donation_id, place desc
on conflict (donation_id) do update set campaign_id = excluded.campaign_id, place = excluded.place, reversed = excluded.reversed
where excluded.place > gift_read.place
