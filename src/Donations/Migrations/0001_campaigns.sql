-- What Donations must know of units, copied from the directory's events.
create table unit_copy (
    unit_id   uuid primary key,
    name      text   not null,
    type_code text   not null,
    parent_id uuid,
    path      uuid[] not null,
    version   bigint not null
);

-- A bank's account. The number never leaves the service whole; null where no paper names it.
create table bank_account (
    bank_account_id uuid primary key,
    bank_name       text,
    account_number  text constraint bank_account_number_key unique,
    created_at      timestamptz not null default clock_timestamp()
);

create table campaign (
    campaign_id         uuid constraint campaign_pkey primary key,
    slug                text not null constraint campaign_slug_key unique,
    title               text not null,
    regime              text not null check (regime in ('tt16', 'nd93', 'other')),
    unit_id             uuid not null,
    unit_name           text not null,
    beneficiary_unit_id uuid,
    beneficiary_name    text,
    opens_on            date not null,
    closes_on           date check (closes_on >= opens_on),
    -- One account serves one campaign: a credit on it can only be meant for that one.
    bank_account_id     uuid constraint campaign_bank_account_key unique references bank_account,
    opened_by           uuid,
    opened_at           timestamptz not null,
    closed_on           date,
    closed_at           timestamptz,
    check ((closed_on is null) = (closed_at is null))
);
create index campaign_unit on campaign (unit_id);
