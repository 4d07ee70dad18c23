-- The same check in one look at the legs: entries in one currency, which is nearly all, need no grouping.
create or replace function check_entry() returns trigger language plpgsql as $$
declare
    legs bigint;
    total numeric;
    in_one_currency boolean;
begin
    select count(*), sum(amount_minor), min(currency) = max(currency) into legs, total, in_one_currency
    from leg where entry_sequence = new.sequence;
    if legs < 2
        or (in_one_currency and total <> 0)
        or (not in_one_currency and exists (
            select from leg where entry_sequence = new.sequence group by currency having sum(amount_minor) <> 0))
    then
        raise exception 'entry % does not sum to zero', new.sequence
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    return null;
end $$;
drop function entry_is_balanced(bigint);
