-- A mistake is mended by another entry that names it, and by two people: one proposes, another confirms. Nothing in the books is changed.
alter table entry add column reverses bigint constraint entry_reversed_once unique constraint entry_reverses_fkey references entry;
alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('gift', 'payment', 'classification', 'reversal', 'manual'));
alter table entry add constraint entry_reversal_names check ((kind = 'reversal') = (reverses is not null));

create table ledger_correction (
    correction_id  uuid constraint ledger_correction_pkey primary key,
    campaign_id    uuid  not null references campaign,
    -- Null for an entry by hand.
    reverses       bigint references entry,
    legs           jsonb not null,
    occurred_on    date  not null,
    reason         text  not null,
    state          text  not null check (state in ('proposed', 'confirmed', 'refused')),
    proposed_by    uuid  not null,
    proposed_at    timestamptz not null,
    decided_by     uuid,
    decided_at     timestamptz,
    entry_sequence bigint constraint ledger_correction_entry_key unique references entry,
    constraint ledger_correction_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint ledger_correction_decided check ((state = 'proposed') = (decided_by is null)),
    constraint ledger_correction_entered check ((state = 'confirmed') = (entry_sequence is not null))
);
create index ledger_correction_campaign on ledger_correction (campaign_id, proposed_at desc);
-- One wish at a time.
create unique index ledger_correction_once on ledger_correction (reverses) where state = 'proposed';
create trigger ledger_correction_stays
    before update of correction_id, campaign_id, reverses, legs, occurred_on, reason, proposed_by, proposed_at or delete on ledger_correction
    for each statement execute function refuse_change();
create trigger ledger_correction_stays_whole before truncate on ledger_correction for each statement execute function refuse_change();

-- Gifts that were taken back: they count no more, get no paper and keep no promise.
create table reversed_donation (
    donation_id    uuid primary key references donation,
    entry_sequence bigint not null unique references entry
);
create trigger reversed_donation_stays before update or delete on reversed_donation for each statement execute function refuse_change();
create trigger reversed_donation_stays_whole before truncate on reversed_donation for each statement execute function refuse_change();

-- What no gift, bank line or classification brings into the books needs two people, also for whoever writes past the service; a reversal is the mirror of what it names.
create function check_correction() returns trigger language plpgsql as $$
begin
    if not exists (
        select from ledger_correction c
        where c.entry_sequence = new.sequence and c.state = 'confirmed' and c.reverses is not distinct from new.reverses and c.decided_by <> c.proposed_by)
    then
        raise exception 'entry % has not been confirmed by a second person', new.sequence
            using errcode = 'check_violation', constraint = 'entry_two_people';
    end if;
    if new.kind = 'reversal' and exists (
        select from (
            select account_id, currency, amount_minor from leg where entry_sequence = new.sequence
            union all
            select account_id, currency, amount_minor from leg where entry_sequence = new.reverses) both_entries
        group by account_id, currency having sum(amount_minor) <> 0)
    then
        raise exception 'entry % is not the mirror of entry %', new.sequence, new.reverses
            using errcode = 'check_violation', constraint = 'reversal_mirrors';
    end if;
    return null;
end $$;
create constraint trigger entry_two_people after insert on entry
    deferrable initially deferred for each row when (new.kind in ('reversal', 'manual')) execute function check_correction();
