-- The same check in one statement per entry: a condition that holds a select is itself run as a statement, so three were run before.
create or replace function check_entry() returns trigger language plpgsql as $$
declare
    legs bigint;
    total numeric;
    in_one_currency boolean;
    has_leaf boolean;
    balanced boolean;
begin
    select count(*), sum(amount_minor), min(currency) = max(currency), (select true from ledger_leaf where entry_sequence = new.sequence)
    into legs, total, in_one_currency, has_leaf
    from leg where entry_sequence = new.sequence;
    balanced := total = 0;
    if not in_one_currency then
        balanced := not exists (select from leg where entry_sequence = new.sequence group by currency having sum(amount_minor) <> 0);
    end if;
    if legs < 2 or not balanced then
        raise exception 'entry % does not sum to zero', new.sequence
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    if has_leaf is null then
        raise exception 'entry % has no leaf: entries are added by the ledger''s writer alone', new.sequence
            using errcode = 'check_violation', constraint = 'entry_has_leaf';
    end if;
    return null;
end $$;
