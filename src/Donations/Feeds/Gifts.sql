-- Gifts, their moves and reversals in the order of the ledger. $1 the last entry, $2 how many entries.
select e.sequence::text,
       case e.kind when 'gift' then 'DonationRecorded' when 'classification' then 'DonationClassified' when 'reversal' then case when r.donation_id is not null then 'DonationReversed' end end,
       (case e.kind
        when 'gift' then jsonb_build_object(
            'donationId', e.donation_id, 'campaignId', d.campaign_id, 'amountVnd', d.amount_vnd, 'occurredOn', d.occurred_on, 'occurredAt', d.occurred_at, 'source', d.source,
            'statementId', (select l.statement_id from statement_line l where l.entry_sequence = e.sequence), 'ledgerSequence', e.sequence, 'recordedAt', e.recorded_at)
        when 'classification' then jsonb_build_object(
            'classificationId', k.classification_id, 'donationId', k.donation_id, 'fromCampaignId', k.from_campaign, 'toCampaignId', k.to_campaign, 'amountVnd', k.amount_vnd, 'occurredOn', m.occurred_on,
            'occurredAt', m.occurred_at, 'method', k.method, 'ledgerSequence', e.sequence, 'classifiedAt', k.decided_at)
        when 'reversal' then jsonb_build_object(
            'reversalId', c.correction_id, 'donationId', r.donation_id, 'campaignId', c.campaign_id, 'amountVnd', t.amount_vnd, 'occurredOn', t.occurred_on, 'occurredAt', t.occurred_at,
            'ledgerSequence', e.sequence, 'reversedAt', e.recorded_at) end)::text
from (select * from entry where sequence > coalesce(nullif($1, ''), '0')::bigint order by sequence limit $2) e
left join donation d on d.donation_id = e.donation_id
left join classification k on k.entry_sequence = e.sequence left join donation m on m.donation_id = k.donation_id
left join reversed_donation r on r.entry_sequence = e.sequence left join donation t on t.donation_id = r.donation_id left join ledger_correction c on c.entry_sequence = e.sequence
order by e.sequence
