-- Periods close: the head of the tree on that moment is the seal of everything that had happened until that day. What is learned later about a closed day keeps
-- its true day, has a place behind the seal and so counts in the open period. A closing is never undone.
create table ledger_period (
    period_id   uuid constraint ledger_period_pkey primary key,
    ledger_id   uuid not null references ledger,
    ends_on     date not null,
    state       text not null check (state in ('proposed', 'closed', 'refused')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    size        bigint check (size > 0),
    root        bytea check (length(root) = 32),
    constraint ledger_period_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint ledger_period_decided check ((state = 'proposed') = (decided_by is null)),
    constraint ledger_period_sealed check ((state = 'closed') = (size is not null) and (size is null) = (root is null))
);
create unique index ledger_period_closed on ledger_period (ledger_id, ends_on) where state = 'closed';
create unique index ledger_period_one_wish on ledger_period (ledger_id) where state = 'proposed';

-- A closed one stays as it is, and each ends after the one before.
create function refuse_reopening() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'proposed' or (new.period_id, new.ledger_id, new.ends_on, new.proposed_by, new.proposed_at)
        is distinct from (old.period_id, old.ledger_id, old.ends_on, old.proposed_by, old.proposed_at)
    then
        raise exception 'a period that was decided about stays as it is' using errcode = 'restrict_violation';
    end if;
    if new.state = 'closed' and exists (select from ledger_period p where p.ledger_id = new.ledger_id and p.state = 'closed' and (p.ends_on >= new.ends_on or p.size > new.size)) then
        raise exception 'periods close one after the other' using errcode = 'check_violation', constraint = 'ledger_period_forward';
    end if;
    return new;
end $$;
create trigger ledger_period_stays before update or delete on ledger_period for each row execute function refuse_reopening();
create trigger ledger_period_stays_whole before truncate on ledger_period for each statement execute function refuse_change();

-- What people decide to book is dated in an open period; only facts (gifts, bank lines) may be about a closed day.
create function refuse_closed_day() returns trigger language plpgsql as $$
begin
    if exists (select from ledger_period p where p.state = 'closed' and p.ends_on >= new.occurred_on) then
        raise exception 'day % is in a closed period', new.occurred_on using errcode = 'check_violation', constraint = 'entry_in_open_period';
    end if;
    return new;
end $$;
create trigger entry_in_open_period before insert on entry for each row when (new.kind in ('reversal', 'manual')) execute function refuse_closed_day();
