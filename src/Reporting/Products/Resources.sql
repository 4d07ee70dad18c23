-- Money in and out, goods and services, by campaign; of all days together the money that came in is the ledger's own total.
, seen as (
    select campaign_id, title from campaign c
    where c.slug is not null and (@everything or c.unit_id in (select unit_id from scope)) and (@unitId::uuid is null or c.unit_id in (select unit_id from under))
),
moved as (
    select campaign_id, 'money_in' as flow, null::text as item, null::text as unit, null::bigint as quantity, amount_vnd as received, null::bigint as spent, occurred_on as day
    from gift_read where not reversed
    union all
    select campaign_id, 'money_used', supplier, null, null, null, amount_vnd, allocated_on from aid_bought
    union all
    select b.campaign_id, 'goods_bought', g.name, g."unitName", g.quantity, null, null, b.allocated_on
    from aid_bought b cross join lateral jsonb_to_recordset(b.goods) as g (name text, "unitName" text, quantity bigint)
    union all
    select d.campaign_id, 'delivered', g.name, g."unitName", g.quantity, null, null, d.delivered_on
    from aid_delivered d cross join lateral jsonb_to_recordset(d.goods) as g (name text, "unitName" text, quantity bigint)
)
select s.title as campaign, m.flow, m.item, m.unit, sum(m.quantity)::bigint as quantity, sum(m.received)::bigint as received, sum(m.spent)::bigint as spent, count(*) as entries,
    'campaign' as source_kind, s.campaign_id::text as source_id
from seen s join moved m using (campaign_id)
where m.day <= @day and (@from::date is null or m.day >= @from) and (@to::date is null or m.day <= @to)
group by s.campaign_id, s.title, m.flow, m.item, m.unit
