-- The last number a unit has given in a year, per kind. Locked by whoever issues until her commit, so there is no gap, whoever crashes.
create table receipt_book (
    unit_id     uuid not null,
    kind        text not null,
    year        int  not null,
    last_number int  not null check (last_number > 0),
    primary key (unit_id, kind, year)
);

-- Papers given out for gifts. A cancelled one keeps its number; what it said stays.
create table receipt (
    receipt_id      uuid constraint receipt_pkey primary key,
    kind            text not null check (kind in ('acknowledgement', 'handover', 'cash_receipt', 'thanks')),
    unit_id         uuid not null,
    unit_name       text not null,
    year            int  not null,
    number          int  not null check (number > 0),
    document_number text not null,
    issued_on       date not null,
    campaign_id     uuid not null references campaign,
    campaign_title  text not null,
    total_vnd       bigint not null check (total_vnd > 0),
    batch_id        uuid,
    place           text not null,
    given_by        text,
    received_by     text,
    issued_by       uuid not null,
    issued_at       timestamptz not null,
    cancelled_by    uuid,
    cancelled_at    timestamptz,
    cancel_reason   text,
    constraint receipt_number_once unique (unit_id, kind, year, number),
    constraint receipt_four_eyes check (cancelled_by is null or cancelled_by <> issued_by),
    check ((cancelled_by is null) = (cancelled_at is null) and (cancelled_by is null) = (cancel_reason is null))
);
create index receipt_campaign on receipt (campaign_id, issued_at desc);
create index receipt_batch on receipt (batch_id, number) where batch_id is not null;
create trigger receipt_stays
    before update of receipt_id, kind, unit_id, unit_name, year, number, document_number, issued_on, campaign_id, total_vnd, issued_by, issued_at or delete on receipt
    for each statement execute function refuse_change();

-- The gifts a paper is for. A gift has at most one valid paper of each kind.
create table receipt_gift (
    receipt_id  uuid not null references receipt,
    line        int  not null,
    donation_id uuid not null references donation,
    kind        text not null,
    is_valid    boolean not null default true,
    primary key (receipt_id, line)
);
create unique index receipt_gift_once on receipt_gift (donation_id, kind) where is_valid;
