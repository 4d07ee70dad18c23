-- What was handed over to which school, by campaign and commune.
select c.title as campaign, max(w.name) as ward, coalesce(max(u.name), max(d.school_name)) as school, count(*) as deliveries, max(d.delivered_on) as last_on, 'unit' as source_kind, d.school_id::text as source_id
from campaign c join aid_delivered d using (campaign_id) left join unit_copy u on u.unit_id = d.school_id left join unit_copy w on w.unit_id = u.parent_id
where c.slug is not null and d.delivered_on <= @day and (@from::date is null or d.delivered_on >= @from) and (@to::date is null or d.delivered_on <= @to)
  and (@everything or c.unit_id in (select unit_id from scope) or d.school_id in (select unit_id from scope))
  and (@unitId::uuid is null or c.unit_id in (select unit_id from under) or d.school_id in (select unit_id from under))
group by c.campaign_id, c.title, d.school_id
