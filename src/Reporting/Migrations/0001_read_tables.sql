-- Read models: nothing here is the truth, all of it is made from events and can be emptied.
-- No foreign keys between the tables: events of different owners and kinds arrive in any order.

-- What CampaignOpened and CampaignClosed said. A campaign whose opening has not been heard of yet has no slug and is not shown.
create table campaign (
    campaign_id      uuid primary key,
    slug             text,
    title            text,
    unit_id          uuid,
    unit_name        text,
    beneficiary_name text,
    opens_on         date,
    closes_on        date,
    closed_on        date,
    opened_at        timestamptz,
    constraint campaign_opened_whole check (num_nulls(slug, title, unit_id, unit_name, opens_on, opened_at) in (0, 6))
);
create unique index campaign_slug on campaign (slug);
create index campaign_opened_at on campaign (opened_at desc) where slug is not null;
create index campaign_unit on campaign (unit_id);

-- Rows that are updated again and again leave room in their page, so that an update touches no index.
create table campaign_total (
    campaign_id uuid        primary key,
    gift_count  bigint      not null check (gift_count > 0),
    total_vnd   bigint      not null check (total_vnd > 0),
    updated_at  timestamptz not null
) with (fillfactor = 50);

-- Only gifts whose moment is known; an hour is never invented.
create table campaign_hour (
    campaign_id uuid        not null,
    hour        timestamptz not null,
    gift_count  bigint      not null check (gift_count > 0),
    total_vnd   bigint      not null check (total_vnd > 0),
    primary key (campaign_id, hour)
) with (fillfactor = 70);

create table campaign_day (
    campaign_id  uuid   not null,
    day          date   not null,
    gift_count   bigint not null check (gift_count > 0),
    total_vnd    bigint not null check (total_vnd > 0),
    without_hour bigint not null check (without_hour between 0 and gift_count),
    primary key (campaign_id, day)
) with (fillfactor = 70);

-- gift_*: what came in from this statement's lines, counted here; the rest: what the owner said when it tied to the bank's balances.
create table statement_read (
    statement_id  uuid   primary key,
    campaign_id   uuid   not null,
    gift_count    bigint not null default 0,
    gift_vnd      bigint not null default 0,
    from_day      date,
    to_day        date,
    opening_vnd   bigint,
    closing_vnd   bigint,
    credits_vnd   bigint,
    debits_vnd    bigint,
    entry_count   int,
    already_there int,
    recovered     int,
    reconciled_at timestamptz
) with (fillfactor = 70);
create index statement_read_campaign on statement_read (campaign_id);

create table unit_copy (
    unit_id   uuid   primary key,
    name      text   not null,
    type_code text   not null,
    parent_id uuid,
    path      uuid[] not null,
    version   bigint not null
);

-- What every page about campaigns shows. The difference to the bank compares like with like: what statements say came in
-- (closing - opening, plus what was paid out in between) with the gifts that were counted from exactly those statements.
create view campaign_read as
select c.campaign_id, c.slug, c.title, c.unit_id, c.unit_name, c.beneficiary_name, c.opens_on, coalesce(c.closed_on, c.closes_on) as closes_on, c.opened_at,
    coalesce(t.total_vnd, 0) as total_vnd,
    coalesce(t.gift_count, 0) as count,
    bank.closing_vnd as bank_closing_vnd,
    bank.difference_vnd as bank_difference_vnd,
    bank.statements as statements_reconciled,
    greatest(t.updated_at, bank.reconciled_at) as updated_at
from campaign c
left join campaign_total t using (campaign_id)
cross join lateral (
    select count(*) as statements,
        (array_agg(s.closing_vnd order by s.to_day desc, s.reconciled_at desc))[1] as closing_vnd,
        sum(s.closing_vnd - s.opening_vnd + s.debits_vnd - s.gift_vnd)::bigint as difference_vnd,
        max(s.reconciled_at) as reconciled_at
    from statement_read s
    where s.campaign_id = c.campaign_id and s.reconciled_at is not null
) bank
where c.slug is not null;
