-- The units of a question with those that had ended by the end of its period and that only one of them follows: whoever reports on the period reports for them too, since they owe nothing themselves.
-- What several follow is nobody's.
create function counted_units(units uuid[], day date) returns uuid[] language sql stable as $$
    select array(
        select id from unnest(units) id
        union
        select h.unit_id from unit_heir(day) h group by h.unit_id having count(*) = 1 and (array_agg(h.heir_id))[1] = any (units))
$$;
