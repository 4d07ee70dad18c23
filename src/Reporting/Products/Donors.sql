-- Donors as they chose to be shown; those who did not are one row per campaign without a name. What was taken back is not there.
select g.donor, c.title as campaign, count(*) as gifts, sum(g.amount_vnd) as amount, max(g.occurred_on) as last_on, 'campaign' as source_kind, c.campaign_id::text as source_id
from campaign c join gift_read g using (campaign_id)
where c.slug is not null and not g.reversed and g.occurred_on <= @day and (@from::date is null or g.occurred_on >= @from) and (@to::date is null or g.occurred_on <= @to)
  and (@everything or c.unit_id in (select unit_id from scope)) and (@unitId::uuid is null or c.unit_id in (select unit_id from under))
group by c.campaign_id, c.title, g.donor
