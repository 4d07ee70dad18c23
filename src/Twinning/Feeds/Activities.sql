-- What pairs held, each time it was told or corrected. $1 the last activity, $2 how many activities.
with page as (select * from activity where activity_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by activity_id limit $2)
select a.activity_id::text, case when h.version is not null then 'ActivityHeld' end,
       jsonb_build_object(
           'activityId', a.activity_id, 'agreementId', a.agreement_id, 'sides', (select jsonb_build_object('supporterId', s -> 'schoolId', 'supporterName', s -> 'schoolName', 'supporterOfficeId', s -> 'officeId', 'supporterOfficeName', s -> 'officeName',
               'seekerId', k -> 'schoolId', 'seekerName', k -> 'schoolName', 'seekerOfficeId', k -> 'officeId', 'seekerOfficeName', k -> 'officeName')
           from (select m.content -> 'terms' -> 'supporter' as s, m.content -> 'terms' -> 'seeker' as k from agreement_message m
                 where m.agreement_id = a.agreement_id and m.step = 'propose' order by m.acted_at, m.message_id limit 1) terms), 'schoolYear', h.said -> 'activity' -> 'schoolYear', 'kindCode', h.said -> 'activity' -> 'kindCode',
           'themeCode', h.said -> 'activity' -> 'themeCode', 'heldOn', h.said -> 'report' -> 'heldOn', 'minutes', h.said -> 'report' -> 'minutes',
           'supporterTeachers', h.said -> 'report' -> 'supporterTeachers', 'supporterPupils', h.said -> 'report' -> 'supporterPupils', 'seekerTeachers', h.said -> 'report' -> 'seekerTeachers',
           'seekerPupils', h.said -> 'report' -> 'seekerPupils', 'isCorrection', h.kind = 'corrected', 'version', h.version)::text
from page a left join activity_history h on h.activity_id = a.activity_id and h.kind in ('reported', 'corrected')
order by a.activity_id, h.version
