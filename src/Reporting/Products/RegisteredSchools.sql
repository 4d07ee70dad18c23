-- Schools with a need or an offer of the school year that stood at the end of the day.
select coalesce(max(u.name), max(r.school_name)) as school, max(w.name) as ward, count(*) filter (where r.kind = 'need') as needs,
    string_agg(distinct r.theme, '; ') filter (where r.kind = 'need') as themes, max(r.partners) as partners,
    (min(r.registered_at) at time zone 'Asia/Ho_Chi_Minh')::date as registered_on, 'unit' as source_kind, r.school_id::text as source_id
from registration_read r left join unit_copy u on u.unit_id = r.school_id left join unit_copy w on w.unit_id = u.parent_id
where r.school_year = @schoolYear and (r.registered_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day
  and (r.withdrawn_at is null or (r.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
  and (@everything or r.school_id in (select unit_id from scope)) and (@unitId::uuid is null or r.school_id in (select unit_id from under))
group by r.school_id
