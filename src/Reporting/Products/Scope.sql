-- Before each product: what the caller may see, and the part of it that is asked for. The name of a unit is that of the directory.
with scope as materialized (select unit_id from unit_copy where @everything or path @> array[@own::uuid]),
under as materialized (select unit_id from unit_copy where @unitId::uuid is null or path @> array[@unitId::uuid])
