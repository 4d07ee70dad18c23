-- Signing in another's name: the head of a unit lets a person sign from day to day. What was given is never changed, only withdrawn.
create table delegation (
    delegation_id  uuid primary key,
    unit_id        uuid not null,
    -- KT: a deputy for the head; TL: by order of the head; TUQ: authorised by the head.
    capacity       text not null check (capacity in ('KT', 'TL', 'TUQ')),
    -- In whose name, as printed above the signature.
    head_position  text not null,
    to_account     uuid not null,
    to_name        text not null,
    to_position    text not null,
    -- One regime only; null for all reports of the unit.
    regime_id      uuid references regime,
    from_day       date not null,
    to_day         date not null,
    given_by       uuid not null,
    given_by_name  text not null,
    given_at       timestamptz not null,
    withdrawn_at   timestamptz,
    withdrawn_by   uuid,
    withdrawn_name text,
    check (from_day <= to_day),
    constraint own_delegation check (given_by <> to_account),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index delegation_unit on delegation (unit_id, to_day desc);

-- Who signed, as what and in whose name. TM: for a body that decides together. Null where a step is not signed, and in steps of before.
alter table submission_step add column capacity text check (capacity in ('TM', 'KT', 'TL', 'TUQ')), add column signer_name text, add column signer_position text,
    add column signer_for text, add column delegation_id uuid references delegation,
    add check ((capacity is not distinct from 'TM' or capacity is null) = (delegation_id is null)), add check (capacity is null or signer_for is not null);
-- The signature under which it was handed in; taken away when it is recalled.
alter table submission add column capacity text, add column signer_name text, add column signer_position text, add column signer_for text;

-- Nobody signs in another's name outside the days for which it was given, for another report or unit, or after it was withdrawn. A withdrawal waits for the step, or the step for it.
create function refuse_signing_undelegated() returns trigger language plpgsql as $$
begin
    perform from delegation d join obligation o on o.obligation_id = new.obligation_id
    where d.delegation_id = new.delegation_id and d.to_account = new.by_account and d.unit_id = new.by_unit_id and d.withdrawn_at is null
      and (new.at at time zone 'Asia/Ho_Chi_Minh')::date between d.from_day and d.to_day and (d.regime_id is null or d.regime_id = o.regime_id)
    for share of d;
    if not found then
        raise exception 'the delegation does not hold for this step' using errcode = 'check_violation', constraint = 'delegation_over';
    end if;
    return new;
end $$;
create trigger submission_step_delegated before insert on submission_step for each row when (new.delegation_id is not null) execute function refuse_signing_undelegated();
