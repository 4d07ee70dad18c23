-- The one unit whose tree is shown: the one that is asked for where it lies in the scope, the own one where the scope lies below it; zeros stand for everything; without a row nothing lies in both.
, base as materialized (
    select b.unit_id, coalesce(cardinality(c.path), 0) as depth
    from (
        select case when @unitId::uuid is null then case when @everything then '00000000-0000-0000-0000-000000000000' else @own::uuid end
                    when @everything or exists (select from unit_copy where unit_id = @unitId and path @> array[@own::uuid]) then @unitId
                    when exists (select from unit_copy where unit_id = @own and path @> array[@unitId::uuid]) then @own end as unit_id
    ) b left join unit_copy c on c.unit_id = b.unit_id
    where b.unit_id = '00000000-0000-0000-0000-000000000000' or c.unit_id is not null
),
heir as materialized (select unit_id, heir_id from unit_heir(@day))
