-- Queue of events that are committed and not yet confirmed by the broker. A confirmed row is deleted, so the table stays small.
create table outbox (
    sequence     bigint generated always as identity primary key,
    message_id   uuid        not null,
    message_type text        not null,
    key          text        not null,
    partition    smallint    not null,
    payload      text        not null,
    trace_parent text,
    trace_state  text,
    created_at   timestamptz not null default clock_timestamp(),
    attempts     int         not null default 0,
    last_error   text,
    retry_at     timestamptz,
    parked_at    timestamptz
) with (
    -- A queue turns over its whole content all the time: vacuum after so many rows, however large it once was.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000
);
create index outbox_waiting on outbox (partition, sequence) where parked_at is null;
create index outbox_retrying on outbox (partition, key) where parked_at is null and retry_at is not null;
create index outbox_parked on outbox (sequence) where parked_at is not null;

-- Relays (several replicas, several workers) share the work by locking a partition's row with SKIP LOCKED.
-- All messages of a key fall into one partition, so their order is kept.
create table outbox_partition (partition smallint primary key);
insert into outbox_partition select generate_series(0, 15);

-- True while some relay sleeps. Only then is NOTIFY worth its price: it serialises commits.
create table outbox_relay (only_row boolean primary key default true check (only_row), sleeping boolean not null);
insert into outbox_relay (sleeping) values (false);

create function outbox_wake() returns trigger language plpgsql as $$
begin
    if (select sleeping from outbox_relay) then
        perform pg_notify('outbox', '');
    end if;
    return null;
end $$;
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- What a consumer has applied: the effect and this row are committed together, so a second delivery changes nothing.
create table inbox (
    consumer    text        not null,
    message_id  uuid        not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (consumer, message_id)
);
create index inbox_received_at on inbox (received_at);
