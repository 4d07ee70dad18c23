-- How far twinning has come in the school year, at the end of the day: schools that asked and offered, then pairs. What is proposed and agreed is no event yet and is not counted here.
, pairs as materialized (
    select p.agreement_id
    from pair_read p
    where not p.never_active and (p.active_since is null or (p.active_since at time zone 'Asia/Ho_Chi_Minh')::date <= @day)
      and (p.ended_version < p.active_version or p.ended_at is null or (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
      and (@everything or p.supporter_id in (select unit_id from scope) or p.seeker_id in (select unit_id from scope)
           or p.supporter_office_id in (select unit_id from scope) or p.seeker_office_id in (select unit_id from scope))
      and (@unitId::uuid is null or p.supporter_id in (select unit_id from under) or p.seeker_id in (select unit_id from under))
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
select 3, 'active', (select count(*) from pairs), 'product', 'twinning-results'
union all
select 4, 'held', (select count(*) from pairs p where exists (select from activity_read a where a.agreement_id = p.agreement_id and a.school_year = @schoolYear and a.held_on <= @day)), 'product', 'twinning-results'
union all
select 5, 'evaluated', (select count(*) from pairs p join pair_mark m on m.agreement_id = p.agreement_id
    where m.school_year = @schoolYear and (m.reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date <= @day), 'product', 'twinning-results'
