-- Where money of campaigns went: from givers to a campaign, from it to what was bought and what is left. Nobody who gave is named. Of all days up to the day: what is left is a balance.
, seen as (
    select campaign_id, title from campaign c
    where c.slug is not null and (@everything or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@own::uuid]))
      and (@unitId::uuid is null or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@unitId::uuid]))
),
given as (
    select s.campaign_id, sum(d.total_vnd)::bigint as amount from seen s join campaign_day d using (campaign_id) where d.day <= @day group by s.campaign_id
),
spent as (
    select s.campaign_id, b.supplier, sum(b.amount_vnd)::bigint as amount from seen s join aid_bought b using (campaign_id) where b.allocated_on <= @day group by s.campaign_id, b.supplier
),
remaining as (
    select s.campaign_id, coalesce((select amount from given g where g.campaign_id = s.campaign_id), 0) - coalesce((select sum(amount) from spent p where p.campaign_id = s.campaign_id), 0) as amount from seen s
)
select 'given' as step, s.title as campaign, null::text as supplier, g.amount, 'campaign' as source_kind, s.campaign_id::text as source_id from given g join seen s using (campaign_id)
union all
select 'spent', s.title, p.supplier, p.amount, 'campaign', s.campaign_id::text from spent p join seen s using (campaign_id)
union all
select 'left', s.title, null, r.amount::bigint, 'campaign', s.campaign_id::text from remaining r join seen s using (campaign_id) where r.amount <> 0
