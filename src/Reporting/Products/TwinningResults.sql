-- Pairs that worked together by the end of the day, what they held in the period, and the mark of the school year. A pair is of both sides' units and of their offices.
select coalesce(s.name, p.supporter_name) as supporter, coalesce(k.name, p.seeker_name) as seeker,
    case when p.ended_version > p.active_version and (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day then 'ended' else 'active' end as state,
    held.activities, held.minutes, held.teachers, held.pupils, held.last_held, m.mark, 'pair' as source_kind, p.agreement_id::text as source_id
from pair_read p
left join unit_copy s on s.unit_id = p.supporter_id left join unit_copy k on k.unit_id = p.seeker_id
left join pair_mark m on m.agreement_id = p.agreement_id and m.school_year = @schoolYear and (m.reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day
cross join lateral (
    select count(*) as activities, coalesce(sum(minutes), 0) as minutes, coalesce(sum(teachers), 0) as teachers, coalesce(sum(pupils), 0) as pupils, max(held_on) as last_held
    from activity_read a
    where a.agreement_id = p.agreement_id and a.held_on <= @day and (@from::date is null or a.held_on >= @from) and (@to::date is null or a.held_on <= @to)
) held
where not p.never_active and (p.active_since is null or (p.active_since at time zone 'Asia/Ho_Chi_Minh')::date <= least(@day, coalesce(@to::date, @day)))
  and (@from::date is null or p.ended_version < p.active_version or p.ended_at is null or (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date >= @from)
  and (@everything or p.supporter_id in (select unit_id from scope) or p.seeker_id in (select unit_id from scope)
       or p.supporter_office_id in (select unit_id from scope) or p.seeker_office_id in (select unit_id from scope))
  and (@unitId::uuid is null or p.supporter_id in (select unit_id from under) or p.seeker_id in (select unit_id from under))
