-- Double entry. Rows are only added; a mistake is mended by another entry.
create sequence ledger_sequence;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed; add a correcting entry', tg_table_name
        using errcode = 'restrict_violation';
end $$;

-- Ledger accounts of a campaign. A debit is a positive amount, a credit a negative one.
--   bank        money that the bank's statement shows
--   in_transit  gifts recorded by people or partners that no statement has shown yet
--   received    gifts received
--   paid_out    money that left the bank account
create table account (
    account_id  uuid primary key,
    campaign_id uuid not null references campaign,
    kind        text not null check (kind in ('bank', 'in_transit', 'received', 'paid_out')),
    unique (campaign_id, kind)
);

create table donation (
    donation_id   uuid constraint donation_pkey primary key,
    campaign_id   uuid   not null constraint donation_campaign_fkey references campaign,
    amount_vnd    bigint not null check (amount_vnd > 0),
    occurred_on   date   not null,
    occurred_at   timestamptz,
    donor_name    text,
    donor_display text   not null check (donor_display in ('named', 'initials', 'anonymous')),
    reference     text,
    memo          text,
    source        text   not null check (source in ('http', 'grpc', 'statement')),
    recorded_by   uuid,
    recorded_at   timestamptz not null
);
create index donation_campaign on donation (campaign_id, recorded_at desc, donation_id);

create table entry (
    sequence    bigint primary key,
    kind        text not null check (kind in ('gift', 'payment')),
    donation_id uuid constraint entry_donation_key unique constraint entry_donation_fkey references donation,
    source      text not null check (source in ('http', 'grpc', 'statement')),
    occurred_on date not null,
    -- Null where the source gives only the day; a time of day is never invented.
    occurred_at timestamptz,
    recorded_at timestamptz not null,
    check ((kind = 'gift') = (donation_id is not null))
);

create table leg (
    entry_sequence bigint   not null constraint leg_entry_fkey references entry,
    line           smallint not null,
    account_id     uuid     not null constraint leg_account_fkey references account,
    amount_minor   bigint   not null check (amount_minor <> 0),
    currency       text     not null check (currency ~ '^[A-Z]{3}$'),
    primary key (entry_sequence, line)
);
create index leg_account on leg (account_id) include (amount_minor, currency);

-- Looked at when the transaction commits: every entry has legs and they sum to zero in each currency.
create function entry_is_balanced(checked bigint) returns void language plpgsql stable as $$
declare
    legs bigint;
    off_balance boolean;
begin
    select coalesce(sum(n), 0), coalesce(bool_or(total <> 0), false) into legs, off_balance
    from (select count(*) as n, sum(amount_minor) as total from leg where entry_sequence = checked group by currency) per_currency;
    if legs < 2 or off_balance then
        raise exception 'entry % does not sum to zero', checked
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
end $$;

create function check_entry() returns trigger language plpgsql as $$
begin
    perform entry_is_balanced(new.sequence);
    return null;
end $$;
create constraint trigger entry_sums_to_zero after insert on entry
    deferrable initially deferred for each row execute function check_entry();

-- Legs belong to entries of the same transaction; so the check above has seen every leg there will ever be.
create function refuse_late_legs() returns trigger language plpgsql as $$
begin
    if exists (
        select from added join entry on entry.sequence = added.entry_sequence
        where entry.xmin <> pg_current_xact_id()::xid)
    then
        raise exception 'legs are written together with their entry'
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    return null;
end $$;
create trigger leg_comes_with_entry after insert on leg
    referencing new table as added for each statement execute function refuse_late_legs();

create trigger account_stays before update or delete on account for each statement execute function refuse_change();
create trigger account_stays_whole before truncate on account for each statement execute function refuse_change();
create trigger entry_stays before update or delete on entry for each statement execute function refuse_change();
create trigger entry_stays_whole before truncate on entry for each statement execute function refuse_change();
create trigger leg_stays before update or delete on leg for each statement execute function refuse_change();
create trigger leg_stays_whole before truncate on leg for each statement execute function refuse_change();

-- What a donor said of herself may be erased one day; what was given and when may not.
create trigger donation_stays
    before update of donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, reference, source, recorded_by, recorded_at or delete on donation
    for each statement execute function refuse_change();
create trigger donation_stays_whole before truncate on donation for each statement execute function refuse_change();
