select e.sequence, e.kind, e.donation_id, coalesce(k.donation_id, back.donation_id) as about_gift, e.reverses, back_leaf.index as reverses_index, e.source, e.occurred_on, e.occurred_at, e.recorded_at,
       coalesce(d.campaign_id, a.campaign_id) as campaign_id,
       d.donor_salt, d.donor_name, d.donor_display, coalesce(d.reference, s.reference) as reference, coalesce(d.memo, s.memo) as memo,
       st.sha256, s.byte_offset, s.byte_count, s.line_number,
       legs.accounts, legs.amounts, legs.commodities,
       case
           when (e.kind = 'gift') <> (d.donation_id is not null) then 'gift'
           when d.amount_vnd <> legs.debit then 'amount'
           when d.occurred_on <> e.occurred_on or d.recorded_at <> e.recorded_at or d.occurred_at is distinct from e.occurred_at and d.donation_id is not null then 'time'
           when d.donor_salt is null and (d.donor_name is not null or d.memo is not null) then 'erased'
           when d.source <> e.source then 'source'
           when (e.source = 'statement' and e.kind in ('gift', 'payment')) <> (s.entry_sequence is not null) then 'statement'
           when (e.kind = 'classification') <> (k.entry_sequence is not null) or k.amount_vnd * 2 <> legs.debit or k.from_campaign <> a.campaign_id then 'classification'
           when k.to_campaign <> (select campaign_id from account where account_id = legs.accounts[3]) then 'classification'
           when e.kind = 'gift' and s.amount_vnd < 0 or e.kind = 'payment' and s.amount_vnd > 0 then 'statement_line'
           when abs(s.amount_vnd) <> legs.debit or s.day <> e.occurred_on then 'statement_line'
           when a.campaign_id <> d.campaign_id then 'campaign'
       end as disagreement
       /*more*/
from /*which*/entry e
left join donation d on d.donation_id = e.donation_id
left join entry back on back.sequence = e.reverses
left join ledger_leaf back_leaf on back_leaf.entry_sequence = e.reverses
left join classification k on k.entry_sequence = e.sequence
left join statement_line s on s.entry_sequence = e.sequence
left join statement st on st.statement_id = s.statement_id
cross join lateral (
    select array_agg(account_id order by line) as accounts, array_agg(amount_minor order by line) as amounts, array_agg(currency order by line) as commodities,
           coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as debit
    from leg where entry_sequence = e.sequence) legs
left join account a on a.account_id = legs.accounts[1]
