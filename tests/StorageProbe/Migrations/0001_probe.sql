-- "place" grows in the order in which rows are written.
create table delivery (place bigint generated always as identity primary key, message_id uuid not null);
create table effect (
    place           bigint generated always as identity primary key,
    donation_id     uuid not null,
    campaign_id     uuid not null,
    ledger_sequence bigint not null,
    trace_id        text
);
create table campaign (campaign_id uuid not null, batch_size int not null);
-- What a caller writes together with its event.
create table gift (id uuid constraint gift_pkey primary key);
