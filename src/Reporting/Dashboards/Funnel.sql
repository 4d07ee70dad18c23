-- How far twinning has come in the school year, at the end of the day: schools that asked and offered, pairs that were proposed, agreed on by both schools, active, met and evaluated. What was declined or ran out of time
-- drops out; a pair that was active before anybody listened counts as proposed and agreed.
, mine as materialized (
    select p.agreement_id, 'active' as state
    from pair_read p
    where not p.never_active and (p.active_since is null or (p.active_since at time zone 'Asia/Ho_Chi_Minh')::date <= @day)
      and (p.ended_version < p.active_version or p.ended_at is null or (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
      and (@everything or p.supporter_id in (select unit_id from scope) or p.seeker_id in (select unit_id from scope)
           or p.supporter_office_id in (select unit_id from scope) or p.seeker_office_id in (select unit_id from scope))
      and (@unitId::uuid is null or p.supporter_id in (select unit_id from under) or p.seeker_id in (select unit_id from under))
),
open as (
    select s.agreement_id, s.state
    from (select distinct on (agreement_id) * from agreement_step where (at at time zone 'Asia/Ho_Chi_Minh')::date <= @day order by agreement_id, version desc) s
    where s.state in ('proposed', 'accepted') and not exists (select from mine m where m.agreement_id = s.agreement_id)
      and (@everything or s.supporter_id in (select unit_id from scope) or s.seeker_id in (select unit_id from scope)
           or s.supporter_office_id in (select unit_id from scope) or s.seeker_office_id in (select unit_id from scope))
      and (@unitId::uuid is null or s.supporter_id in (select unit_id from under) or s.seeker_id in (select unit_id from under))
),
registered as (
    select r.kind, count(distinct r.school_id) as schools
    from registration_read r
    where r.school_year = @schoolYear and (r.registered_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day
      and (r.withdrawn_at is null or (r.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
      and (@everything or r.school_id in (select unit_id from scope)) and (@unitId::uuid is null or r.school_id in (select unit_id from under))
    group by r.kind
)
select 1 as place, 'declared' as stage, coalesce((select schools from registered where kind = 'need'), 0) as value, 'product' as source_kind, 'registered-schools' as source_id
union all
select 2, 'offered', coalesce((select schools from registered where kind = 'offer'), 0), 'product', 'registered-schools'
union all
select 3, 'proposed', (select count(*) from open) + (select count(*) from mine), 'product', 'twinning-results'
union all
select 4, 'agreed', (select count(*) from open where state = 'accepted') + (select count(*) from mine), 'product', 'twinning-results'
union all
select 5, 'active', (select count(*) from mine), 'product', 'twinning-results'
union all
select 6, 'held', (select count(*) from mine p where exists (select from activity_read a where a.agreement_id = p.agreement_id and a.school_year = @schoolYear and a.held_on <= @day)), 'product', 'twinning-results'
union all
select 7, 'evaluated', (select count(*) from mine p join pair_mark m on m.agreement_id = p.agreement_id
    where m.school_year = @schoolYear and (m.reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day), 'product', 'twinning-results'
