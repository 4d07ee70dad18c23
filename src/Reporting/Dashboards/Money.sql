-- The way of gifts up to the end of the day: from givers who are named or not to campaigns, from there to what was bought and what is left, from goods to the communes of the schools that counted them. Nobody who gave is
-- named. What flows into a good is what flows out of it, to the đồng. Only the fifteen communes with most are shown by name; the rest stands together.
, seen as materialized (
    select c.campaign_id, c.title, coalesce((select sum(d.total_vnd) from campaign_day d where d.campaign_id = c.campaign_id and d.day <= @day), 0)::bigint as vnd
    from campaign c
    where c.slug is not null and (@everything or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@own::uuid]))
      and (@unitId::uuid is null or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@unitId::uuid]))
),
named as (
    select s.campaign_id, least(sum(g.amount_vnd), max(s.vnd))::bigint as vnd from seen s join gift_read g using (campaign_id)
    where g.donor is not null and not g.reversed and g.occurred_on <= @day group by s.campaign_id
),
bought as materialized (
    -- What several goods cost together is not divided among them.
    select b.campaign_id, case when jsonb_array_length(b.goods) = 1 then b.goods -> 0 ->> 'itemCode' end as item, max(case when jsonb_array_length(b.goods) = 1 then b.goods -> 0 ->> 'name' end) as name,
           sum(b.amount_vnd)::bigint as vnd, sum(case when jsonb_array_length(b.goods) = 1 then (b.goods -> 0 ->> 'quantity')::numeric else 0 end) as quantity
    from aid_bought b join seen using (campaign_id) where b.allocated_on <= @day group by 1, 2
),
given as (
    select a.campaign_id, g ->> 'itemCode' as item, a.school_id, max(a.school_name) as school_name, sum((g ->> 'quantity')::numeric) as quantity
    from aid_delivered a join seen using (campaign_id) cross join jsonb_array_elements(a.goods) g where a.delivered_on <= @day group by 1, 2, 3
),
arrived as materialized (
    -- Goods given in kind come beside bought ones: then the cost is divided by all that was delivered.
    select b.item, b.name, coalesce(p.unit_id, g.school_id) as place_id, coalesce(p.name, g.school_name) as place_name,
           floor(b.vnd * g.quantity / greatest(b.quantity, sum(g.quantity) over (partition by g.campaign_id, g.item)))::bigint as vnd
    from bought b join given g on g.campaign_id = b.campaign_id and g.item = b.item
    left join unit_copy s on s.unit_id = g.school_id left join unit_copy p on p.unit_id = s.parent_id
),
place as (select place_id, row_number() over (order by sum(vnd) desc, place_id) as rank from arrived group by place_id),
flow as (
    select 'given' as step, 'named' as giver, s.title as campaign, null::text as item, null::text as place, n.vnd, 'campaign' as source_kind, s.campaign_id::text as source_id from seen s join named n using (campaign_id)
    union all
    select 'given', 'unnamed', s.title, null, null, s.vnd - coalesce((select n.vnd from named n where n.campaign_id = s.campaign_id), 0), 'campaign', s.campaign_id::text from seen s
    union all
    select case when b.item is null then 'mixed' else 'bought' end, null, s.title, b.name, null, b.vnd, 'campaign', s.campaign_id::text from seen s join bought b using (campaign_id)
    union all
    select 'left', null, s.title, null, null, s.vnd - coalesce((select sum(b.vnd) from bought b where b.campaign_id = s.campaign_id), 0)::bigint, 'campaign', s.campaign_id::text from seen s
    union all
    select case when p.rank <= 15 then 'delivered' else 'others' end, null, null, max(a.name), case when p.rank <= 15 then max(a.place_name) end, sum(a.vnd)::bigint, 'unit', (case when p.rank <= 15 then a.place_id end)::text
    from arrived a join place p using (place_id) group by a.item, p.rank <= 15, case when p.rank <= 15 then a.place_id end
    union all
    select 'waiting', null, null, max(b.name), null, (sum(b.vnd) - coalesce((select sum(a.vnd) from arrived a where a.item = b.item), 0))::bigint, 'product', 'resources' from bought b where b.item is not null group by b.item
)
select step, giver, campaign, item, place, vnd as amount, source_kind, source_id from flow where vnd > 0
