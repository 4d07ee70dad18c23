-- What was said of offers. $1 the last offer, $2 how many offers.
with page as (select * from offer where offer_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by offer_id limit $2)
select o.offer_id::text, 'Offer' || initcap(h.kind),
       (case h.kind when 'withdrawn' then jsonb_build_object(
            'offerId', o.offer_id, 'schoolId', o.school_id, 'schoolName', o.school_name, 'schoolYear', h.said -> 'schoolYear', 'version', h.version, 'reason', coalesce(h.reason, ''), 'withdrawnAt', h.at)
        else jsonb_build_object(
            'offerId', o.offer_id, 'schoolId', o.school_id, 'schoolName', o.school_name, 'schoolYear', h.said -> 'schoolYear', 'mostPartners', h.said -> 'mostPartners', 'wishes', h.said -> 'wishes',
            'supports', h.said -> 'supports', 'version', h.version, case h.kind when 'registered' then 'registeredAt' else 'changedAt' end, h.at)
        end)::text
from page o join offer_history h using (offer_id)
order by o.offer_id, h.version
