-- Campaigns as they were opened and closed. $1 the last campaign, $2 how many campaigns.
with page as (select * from campaign where campaign_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by campaign_id limit $2)
select campaign_id::text, 'CampaignOpened',
       jsonb_build_object(
           'campaignId', campaign_id, 'slug', slug, 'title', title, 'regime', regime, 'unitId', unit_id, 'unitName', unit_name, 'beneficiaryUnitId', beneficiary_unit_id, 'beneficiaryName', beneficiary_name,
           'opensOn', opens_on, 'closesOn', closes_on, 'openedAt', opened_at)::text
from page
union all
select campaign_id::text, 'CampaignClosed', jsonb_build_object('campaignId', campaign_id, 'closedOn', closed_on, 'closedAt', closed_at)::text from page where closed_on is not null
order by 1, 2 desc
