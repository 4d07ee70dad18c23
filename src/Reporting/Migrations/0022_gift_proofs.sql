-- Where a gift stands in its ledger, so that its page leads to its proof. The owner says it with the rest of what may be shown; gifts that were asked for before are asked for once more.
alter table gift_read add column ledger_id uuid, add column ledger_index bigint;
update gift_read set asked_at = null where asked_at is not null;
