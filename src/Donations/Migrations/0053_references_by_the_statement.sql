-- What the ledger's rows refer to is looked up once for all rows of a statement instead of once for each row (decision 0046): gift, entry and account can
-- neither be changed nor removed, so a reference that held when its row was added holds for ever, and there is nothing to lock. A campaign cannot be removed
-- either: its accounts refer to it.
-- The plan must not hang on how many rows there were when it was made: always by the key.
alter table donation drop constraint donation_campaign_fkey;
alter table entry drop constraint entry_donation_fkey;
alter table leg drop constraint leg_entry_fkey, drop constraint leg_account_fkey;
alter table ledger_leaf drop constraint ledger_leaf_entry_fkey;
alter table statement_line drop constraint statement_line_entry_fkey;

create function refuse_gifts_without_campaign() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (
        select from (select distinct campaign_id from added) used left join campaign using (campaign_id)
        where campaign.campaign_id is null)
    then
        raise exception 'a gift names a campaign that does not exist'
            using errcode = 'foreign_key_violation', table = 'donation', constraint = 'donation_campaign_fkey';
    end if;
    return null;
end $$;
create trigger donation_has_campaign after insert on donation
    referencing new table as added for each statement execute function refuse_gifts_without_campaign();

create function refuse_entries_without_gift() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (
        select from added left join donation using (donation_id)
        where added.donation_id is not null and donation.donation_id is null)
    then
        raise exception 'an entry names a gift that does not exist'
            using errcode = 'foreign_key_violation', table = 'entry', constraint = 'entry_donation_fkey';
    end if;
    return null;
end $$;
create trigger entry_has_gift after insert on entry
    referencing new table as added for each statement execute function refuse_entries_without_gift();

create or replace function refuse_late_legs() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (
        select from added left join entry on entry.sequence = added.entry_sequence
        where entry.xmin is distinct from pg_current_xact_id()::xid)
    then
        raise exception 'legs are written together with their entry'
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    if exists (
        select from (select distinct account_id from added) used left join account using (account_id)
        where account.account_id is null)
    then
        raise exception 'a leg names an account that does not exist'
            using errcode = 'foreign_key_violation', table = 'leg', constraint = 'leg_account_fkey';
    end if;
    return null;
end $$;

create or replace function refuse_leaves_above_head() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from added a join ledger l using (ledger_id) where a.index >= l.size) then
        raise exception 'leaves are added together with the ledger''s head'
            using errcode = 'check_violation', constraint = 'leaf_below_head';
    end if;
    if exists (select from added left join entry on entry.sequence = added.entry_sequence where entry.sequence is null) then
        raise exception 'a leaf names an entry that does not exist'
            using errcode = 'foreign_key_violation', table = 'ledger_leaf', constraint = 'ledger_leaf_entry_fkey';
    end if;
    return null;
end $$;

create function refuse_lines_without_entry() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from added left join entry on entry.sequence = added.entry_sequence where entry.sequence is null) then
        raise exception 'a line of a statement names an entry that does not exist'
            using errcode = 'foreign_key_violation', table = 'statement_line', constraint = 'statement_line_entry_fkey';
    end if;
    return null;
end $$;
create trigger statement_line_has_entry after insert on statement_line
    referencing new table as added for each statement execute function refuse_lines_without_entry();
