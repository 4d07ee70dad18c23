-- Every gift as the public may find it. place is the ledger entry that says last where the gift stands: whatever order events come in, the later entry wins.
create table gift_read (
    donation_id uuid   primary key,
    campaign_id uuid   not null,
    amount_vnd  bigint not null,
    occurred_on date   not null,
    occurred_at timestamptz,
    place       bigint not null,
    -- What the donor allows to be shown, asked of the owner afterwards: no event carries a name. asked_at is null until then.
    asked_at    timestamptz,
    donor       text,
    donor_key   text collate "C",
    reference   text collate "C",
    code        text collate "C"
) with (fillfactor = 80);
-- One index for each question; each gives its rows in the order in which they are shown, so a page costs the same among thousands and among millions.
create index gift_newest on gift_read (campaign_id, occurred_on, donation_id);
create index gift_amount on gift_read (campaign_id, amount_vnd, occurred_on, donation_id);
create index gift_reference on gift_read (campaign_id, reference, occurred_on, donation_id) where reference is not null;
create index gift_code on gift_read (campaign_id, code, occurred_on, donation_id) where code is not null;
create index gift_donor on gift_read (campaign_id, donor_key, donation_id) where donor_key is not null;
create index gift_unasked on gift_read (donation_id) where asked_at is null;

-- Bank, ledger and page beside each other, computed every minute.
create table reconciliation_read (
    campaign_id    uuid primary key,
    bank_vnd       bigint,
    ledger_bank_vnd bigint not null,
    ledger_vnd     bigint not null,
    page_vnd       bigint not null,
    difference_vnd bigint not null,
    computed_at    timestamptz not null
) with (fillfactor = 70);

create or replace view campaign_read as
select c.campaign_id, c.slug, c.title, c.unit_id, c.unit_name, c.beneficiary_name, c.opens_on, coalesce(c.closed_on, c.closes_on) as closes_on, c.opened_at,
    coalesce(t.total_vnd, 0) as total_vnd,
    coalesce(t.gift_count, 0) as count,
    bank.closing_vnd as bank_closing_vnd,
    bank.difference_vnd as bank_difference_vnd,
    bank.statements as statements_reconciled,
    greatest(t.updated_at, bank.reconciled_at) as updated_at,
    r.difference_vnd as ledger_difference_vnd,
    r.computed_at as compared_at
from campaign c
left join campaign_total t using (campaign_id)
left join reconciliation_read r using (campaign_id)
cross join lateral (
    select count(*) as statements,
        (array_agg(s.closing_vnd order by s.to_day desc, s.reconciled_at desc))[1] as closing_vnd,
        sum(s.closing_vnd - s.opening_vnd + s.debits_vnd - s.gift_vnd)::bigint as difference_vnd,
        max(s.reconciled_at) as reconciled_at
    from statement_read s
    where s.campaign_id = c.campaign_id and s.reconciled_at is not null
) bank
where c.slug is not null;
