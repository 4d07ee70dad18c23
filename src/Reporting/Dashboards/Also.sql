-- Units that have ended and whose heirs lie in the scope and in what is asked for, without those that lie there themselves.
, also as materialized (
    select x.unit_id
    from (
        select h.unit_id, bool_or(@everything or c.path @> array[@own::uuid]) as is_owed, bool_or(@unitId::uuid is null or c.path @> array[@unitId::uuid]) as is_asked
        from (select unit_id, unit_id as stands_id from heir union all select unit_id, heir_id from heir) h join unit_copy c on c.unit_id = h.stands_id
        group by h.unit_id
    ) x
    where x.is_owed and x.is_asked and not (@everything and @unitId::uuid is null)
      and not exists (select from base b join unit_copy c on c.unit_id = x.unit_id and b.unit_id = any (c.path))
)
