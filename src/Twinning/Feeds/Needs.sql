-- What was said of needs; themes by their names of now. $1 the last need, $2 how many needs.
with page as (select * from need where need_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by need_id limit $2)
select n.need_id::text, 'Need' || initcap(h.kind),
       (case h.kind when 'withdrawn' then jsonb_build_object(
            'needId', n.need_id, 'schoolId', n.school_id, 'schoolName', n.school_name, 'schoolYear', h.said -> 'schoolYear', 'themeCode', h.said -> 'themeCode', 'version', h.version,
            'reason', coalesce(h.reason, ''), 'withdrawnAt', h.at)
        else jsonb_build_object(
            'needId', n.need_id, 'schoolId', n.school_id, 'schoolName', n.school_name, 'schoolYear', h.said -> 'schoolYear', 'themeCode', h.said -> 'themeCode', 'themeName', t.name,
            'urgency', h.said -> 'urgency', 'quantity', h.said -> 'quantity', 'measure', h.said -> 'measure', 'text', h.said -> 'text', 'brings', h.said -> 'brings', 'mode', h.said -> 'mode',
            'wishedPartnerId', h.said -> 'wishedPartnerId', 'version', h.version, case h.kind when 'declared' then 'declaredAt' else 'changedAt' end, h.at)
        end)::text
from page n join need_history h using (need_id) join theme t on t.theme_code = h.said ->> 'themeCode'
order by n.need_id, h.version
