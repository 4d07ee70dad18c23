-- What offices said of years of pairs. $1 the last review, $2 how many reviews.
select r.review_id::text, 'TwinningReviewed',
       jsonb_build_object(
           'agreementId', r.agreement_id, 'sides', (select jsonb_build_object('supporterId', s -> 'schoolId', 'supporterName', s -> 'schoolName', 'supporterOfficeId', s -> 'officeId', 'supporterOfficeName', s -> 'officeName',
               'seekerId', k -> 'schoolId', 'seekerName', k -> 'schoolName', 'seekerOfficeId', k -> 'officeId', 'seekerOfficeName', k -> 'officeName')
           from (select m.content -> 'terms' -> 'supporter' as s, m.content -> 'terms' -> 'seeker' as k from agreement_message m
                 where m.agreement_id = r.agreement_id and m.step = 'propose' order by m.acted_at, m.message_id limit 1) terms), 'schoolYear', r.school_year, 'mark', r.mark, 'proposedMark', r.proposed_mark, 'points', r.points, 'byUnitId', r.by_unit,
           'byUnitName', r.by_unit_name, 'reviewedAt', r.at, 'version', r.version)::text
from pair_review r where r.review_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by r.review_id limit $2
