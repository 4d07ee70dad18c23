-- Promises that stand and what arrived for them, as the owner says it in public. A promise is no money: it stands in no total.
create table promise_read (
    pledge_id    uuid primary key,
    campaign_id  uuid   not null,
    -- As the donor chose to be shown; null: anonymous.
    donor        text,
    promised_vnd bigint not null check (promised_vnd > 0),
    received_vnd bigint not null,
    seen_at      timestamptz not null
);
create index promise_campaign on promise_read (campaign_id, donor);
