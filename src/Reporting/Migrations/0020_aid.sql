-- What a campaign's money bought and what schools have counted, as the owner said it.
create table aid_bought (
    allocation_id   uuid primary key,
    campaign_id     uuid   not null,
    amount_vnd      bigint not null check (amount_vnd > 0),
    supplier        text   not null,
    goods           jsonb  not null,
    ledger_sequence bigint not null,
    allocated_on    date   not null,
    allocated_at    timestamptz not null
);
create index aid_bought_campaign on aid_bought (campaign_id, allocated_at desc, allocation_id);

create table aid_delivered (
    shipment_id     uuid primary key,
    campaign_id     uuid   not null,
    school_id       uuid   not null,
    school_name     text   not null,
    document_number text   not null,
    goods           jsonb  not null,
    ledger_sequence bigint,
    delivered_on    date   not null,
    delivered_at    timestamptz not null
);
create index aid_delivered_campaign on aid_delivered (campaign_id, delivered_at desc, shipment_id);
create index aid_delivered_school on aid_delivered (school_id, delivered_at desc);
