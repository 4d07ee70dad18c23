-- Only the fifteen places with most are shown by name; the rest stands together. Campaigns, goods and links are few.
with mine as (
    select c.campaign_id, c.title, coalesce((select sum(d.total_vnd) from campaign_day d where d.campaign_id = c.campaign_id and d.day <= @day), 0)::bigint as vnd
    from campaign c where c.slug is not null),
bought as (
    -- What several goods cost together is not divided among them.
    select b.campaign_id, case when jsonb_array_length(b.goods) = 1 then b.goods -> 0 ->> 'itemCode' end as item, max(case when jsonb_array_length(b.goods) = 1 then b.goods -> 0 ->> 'name' end) as name,
           sum(b.amount_vnd)::bigint as vnd, sum(case when jsonb_array_length(b.goods) = 1 then (b.goods -> 0 ->> 'quantity')::numeric else 0 end) as quantity
    from aid_bought b join mine using (campaign_id) where b.allocated_on <= @day group by 1, 2),
given as (
    select a.campaign_id, g ->> 'itemCode' as item, a.school_id, max(a.school_name) as school_name, sum((g ->> 'quantity')::numeric) as quantity
    from aid_delivered a join mine using (campaign_id) cross join jsonb_array_elements(a.goods) g where a.delivered_on <= @day group by 1, 2, 3),
arrived as (
    -- Goods given in kind come beside bought ones: then the cost is divided by all that was delivered.
    select b.item, b.name, coalesce(p.unit_id, g.school_id) as place_id,
           coalesce(p.name, g.school_name) as place_name,
           floor(b.vnd * g.quantity / greatest(b.quantity, sum(g.quantity) over (partition by g.campaign_id, g.item)))::bigint as vnd
    from bought b join given g on g.campaign_id = b.campaign_id and g.item = b.item
    left join unit_copy s on s.unit_id = g.school_id left join unit_copy p on p.unit_id = s.parent_id),
place as (select place_id, row_number() over (order by sum(vnd) desc, place_id) as rank from arrived group by place_id),
links as (
    select 'campaign' as step, m.campaign_id::text as from_key, m.title as from_name, case when b.item is null then 'mixed' else 'good' end as to_kind, b.item as to_key, b.name as to_name, b.vnd
    from mine m join bought b using (campaign_id)
    union all
    select 'campaign', m.campaign_id::text, m.title, 'unspent', null, null, m.vnd - coalesce((select sum(b.vnd) from bought b where b.campaign_id = m.campaign_id), 0)::bigint from mine m
    union all
    select 'use', item, max(a.name), case when p.rank <= 15 then 'place' else 'others' end, (case when p.rank <= 15 then a.place_id end)::text, case when p.rank <= 15 then max(a.place_name) end, sum(a.vnd)::bigint
    from arrived a join place p using (place_id) group by item, p.rank <= 15, case when p.rank <= 15 then a.place_id end
    union all
    select 'use', b.item, max(b.name), 'waiting', null, null, (sum(b.vnd) - coalesce((select sum(a.vnd) from arrived a where a.item = b.item), 0))::bigint from bought b where b.item is not null group by b.item)
select * from links where vnd > 0 order by step, vnd desc, from_key, to_kind, to_key limit 500
