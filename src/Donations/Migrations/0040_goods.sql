-- Goods are commodities of the same double-entry books: a leg's currency is an ISO 4217 code or the code of a good in the catalogue.
-- Codes of goods have at least four characters, so that none is ever taken for money; hledger and beancount read them as they are.
alter table leg drop constraint leg_currency_check;
alter table leg add constraint leg_currency_check check (currency ~ '^([A-Z]{3}|[A-Z][A-Z0-9-]{2,21}[A-Z0-9])$');

create table goods_item (
    item_code text constraint goods_item_pkey primary key check (item_code ~ '^[A-Z][A-Z0-9-]{2,21}[A-Z0-9]$'),
    name      text not null,
    unit_name text not null,
    pack_name text,
    pack_size bigint check (pack_size > 1),
    is_active boolean not null default true,
    revision  int not null default 1,
    check ((pack_name is null) = (pack_size is null))
);

-- A beginning that any department can use; people add their own.
insert into goods_item (item_code, name, unit_name, pack_name, pack_size) values
    ('SGK-BO', 'Bộ sách giáo khoa', 'bộ', 'thùng', 20),
    ('SACH', 'Sách tham khảo, sách truyện', 'cuốn', 'thùng', 100),
    ('VO-HOC-SINH', 'Vở học sinh', 'cuốn', 'thùng', 200),
    ('DO-DUNG-HT', 'Bộ đồ dùng học tập', 'bộ', 'thùng', 50),
    ('CAP-SACH', 'Cặp sách', 'cái', null, null),
    ('AO-AM', 'Áo ấm', 'cái', 'bao', 50),
    ('MAY-TINH-BAN', 'Máy tính để bàn', 'bộ', null, null),
    ('MAY-TINH-XT', 'Máy tính xách tay', 'cái', null, null),
    ('MAY-CHIEU', 'Máy chiếu', 'cái', null, null),
    ('TI-VI', 'Ti vi', 'cái', null, null),
    ('BAN-GHE', 'Bộ bàn ghế học sinh', 'bộ', null, null),
    ('XE-DAP', 'Xe đạp', 'cái', null, null);

create table warehouse (
    warehouse_id uuid constraint warehouse_pkey primary key,
    unit_id      uuid not null,
    name         text not null,
    address      text,
    is_active    boolean not null default true,
    made_by      uuid not null,
    made_at      timestamptz not null,
    constraint warehouse_name_once unique (unit_id, name)
);

-- Goods accounts of a campaign; a place is a warehouse or a school.
--   goods_received  gifts in kind          goods_bought    bought with the campaign's money
--   warehouse       lie there              in_shipment     are under way
--   delivered       a school has counted   written_off     lost, by two signatures
alter table account add column place_id uuid;
alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check check (kind in (
    'bank', 'in_transit', 'received', 'paid_out', 'goods_received', 'goods_bought', 'warehouse', 'in_shipment', 'delivered', 'written_off'));
alter table account drop constraint account_campaign_id_kind_key;
alter table account add constraint account_once unique nulls not distinct (campaign_id, kind, place_id);
alter table account add constraint account_place check ((kind in ('warehouse', 'delivered')) = (place_id is not null));
create index account_place_of on account (place_id, kind) where place_id is not null;

alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in (
    'gift', 'payment', 'classification', 'reversal', 'manual', 'goods_in', 'goods_sent', 'goods_delivered', 'goods_returned', 'goods_lost'));

-- What lies somewhere is never less than nothing: looked at when the transaction commits, for entries of goods only.
create function check_goods() returns trigger language plpgsql as $$
begin
    if exists (
        select from leg moved join account a using (account_id)
        where moved.entry_sequence = new.sequence and moved.amount_minor < 0 and a.kind in ('warehouse', 'in_shipment', 'delivered')
          and (select sum(l.amount_minor) from leg l where l.account_id = moved.account_id and l.currency = moved.currency) < 0)
    then
        raise exception 'entry % takes more goods than there are', new.sequence
            using errcode = 'check_violation', constraint = 'goods_not_below_zero';
    end if;
    return null;
end $$;
create constraint trigger goods_not_below_zero after insert on entry
    deferrable initially deferred for each row when (new.kind like 'goods%') execute function check_goods();

-- Goods on their way in: a gift, or bought with the campaign's money. One person writes down what comes, another counts it.
create table goods_intake (
    intake_id      uuid constraint goods_intake_pkey primary key,
    campaign_id    uuid not null references campaign,
    warehouse_id   uuid not null references warehouse,
    origin         text not null check (origin in ('gift', 'purchase')),
    donor_name     text,
    donor_display  text check (donor_display in ('named', 'initials', 'anonymous')),
    supplier       text,
    invoice        text,
    cost_vnd       bigint check (cost_vnd > 0),
    note           text,
    state          text not null check (state in ('declared', 'counted', 'refused')),
    declared_by    uuid not null,
    declared_at    timestamptz not null,
    decided_by     uuid,
    decided_at     timestamptz,
    decision_note  text,
    entry_sequence bigint constraint goods_intake_entry unique references entry,
    minutes_unit_id uuid,
    minutes_year    int,
    minutes_number  int,
    document_number text,
    place           text,
    constraint goods_intake_minutes_once unique (minutes_unit_id, minutes_year, minutes_number),
    constraint goods_intake_four_eyes check (decided_by is null or decided_by <> declared_by),
    constraint goods_intake_decided check ((state = 'declared') = (decided_by is null) and (state = 'counted') = (entry_sequence is not null)),
    constraint goods_intake_origin check (case origin
        when 'gift' then donor_display is not null and supplier is null and invoice is null and cost_vnd is null
        else donor_display is null and donor_name is null and supplier is not null and invoice is not null and cost_vnd is not null end)
);
create index goods_intake_campaign on goods_intake (campaign_id, declared_at desc, intake_id);
create unique index goods_intake_invoice on goods_intake (campaign_id, supplier, invoice) where origin = 'purchase' and state <> 'refused';

create table goods_intake_line (
    intake_id uuid   not null references goods_intake,
    line      int    not null,
    item_code text   not null references goods_item,
    declared  bigint not null check (declared > 0),
    counted   bigint check (counted >= 0),
    primary key (intake_id, line),
    unique (intake_id, item_code)
);

-- From a warehouse to a school. Prepared goods are held until expires_at; they leave the warehouse when another person hands them over,
-- and belong to the school when someone there has counted them.
create table shipment (
    shipment_id      uuid constraint shipment_pkey primary key,
    campaign_id      uuid not null references campaign,
    warehouse_id     uuid not null references warehouse,
    school_id        uuid not null,
    school_name      text not null,
    state            text not null check (state in ('prepared', 'sent', 'received', 'cancelled', 'expired')),
    note             text,
    prepared_by      uuid not null,
    prepared_at      timestamptz not null,
    expires_at       timestamptz not null check (expires_at > prepared_at),
    sent_by          uuid,
    sent_at          timestamptz,
    carrier          text,
    sent_entry       bigint constraint shipment_sent_entry unique references entry,
    received_by      uuid,
    received_at      timestamptz,
    receiver_name    text,
    received_note    text,
    received_entry   bigint constraint shipment_received_entry unique references entry,
    minutes_unit_id  uuid,
    minutes_year     int,
    minutes_number   int,
    document_number  text,
    place            text,
    constraint shipment_sent_four_eyes check (sent_by is null or sent_by <> prepared_by),
    constraint shipment_received_four_eyes check (received_by is null or (received_by <> sent_by and received_by <> prepared_by)),
    constraint shipment_sent check ((state in ('sent', 'received')) = (sent_by is not null) and (sent_by is null) = (sent_entry is null)),
    constraint shipment_received check ((state = 'received') = (received_by is not null) and (state = 'received') = (document_number is not null)),
    constraint shipment_minutes_once unique (minutes_unit_id, minutes_year, minutes_number)
);
create index shipment_campaign on shipment (campaign_id, prepared_at desc, shipment_id);
create index shipment_school on shipment (school_id, state, prepared_at desc);
create index shipment_held on shipment (warehouse_id, expires_at) where state = 'prepared';

create table shipment_line (
    shipment_id uuid   not null references shipment,
    line        int    not null,
    item_code   text   not null references goods_item,
    quantity    bigint not null check (quantity > 0),
    received    bigint check (received between 0 and quantity),
    returned    bigint not null default 0 check (returned >= 0),
    lost        bigint not null default 0 check (lost >= 0),
    primary key (shipment_id, line),
    unique (shipment_id, item_code),
    constraint shipment_line_whole check (coalesce(received, 0) + returned + lost <= quantity)
);

-- Losses: proposed by one, signed by another. Of a shipment that has been counted, or of a warehouse.
create table write_off (
    write_off_id   uuid constraint write_off_pkey primary key,
    campaign_id    uuid not null references campaign,
    shipment_id    uuid references shipment,
    warehouse_id   uuid references warehouse,
    item_code      text not null references goods_item,
    quantity       bigint not null check (quantity > 0),
    reason         text not null,
    state          text not null check (state in ('proposed', 'confirmed', 'refused')),
    proposed_by    uuid not null,
    proposed_at    timestamptz not null,
    decided_by     uuid,
    decided_at     timestamptz,
    entry_sequence bigint constraint write_off_entry unique references entry,
    constraint write_off_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint write_off_place check ((shipment_id is null) <> (warehouse_id is null)),
    constraint write_off_decided check ((state = 'proposed') = (decided_by is null) and (state = 'confirmed') = (entry_sequence is not null))
);
create index write_off_campaign on write_off (campaign_id, proposed_at desc, write_off_id);

create trigger goods_intake_stays
    before update of intake_id, campaign_id, warehouse_id, origin, supplier, invoice, cost_vnd, declared_by, declared_at or delete on goods_intake
    for each statement execute function refuse_change();
create trigger shipment_stays
    before update of shipment_id, campaign_id, warehouse_id, school_id, school_name, prepared_by, prepared_at or delete on shipment
    for each statement execute function refuse_change();
create trigger write_off_stays
    before update of write_off_id, campaign_id, shipment_id, warehouse_id, item_code, quantity, reason, proposed_by, proposed_at or delete on write_off
    for each statement execute function refuse_change();
