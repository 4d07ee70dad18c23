-- Twinning by authority for one school year as of today, from agreements, activities, needs, offers and units as they stand. $1 authorities, $2 school year, $3 today.
with heir as (
    select unit_id, successor_ids[1] as heir_id from unit_end where last_day < $3 and cardinality(successor_ids) = 1),
side as (
    select a.agreement_id, a.state, a.active_since, coalesce(h.heir_id, s.id) as school_id, u.own_path[1] as authority_id, s.is_supporter
    from agreement a cross join lateral (values (a.supporter_id, true), (a.seeker_id, false)) s (id, is_supporter)
    join unit_copy u on u.unit_id = s.id left join heir h on h.unit_id = s.id
    where $2 between a.from_year and a.through_year),
held as (
    select distinct s.authority_id, v.activity_id, v.minutes, case when s.is_supporter then v.supporter_teachers else v.seeker_teachers end as teachers,
           case when s.is_supporter then v.supporter_pupils else v.seeker_pupils end as pupils, s.is_supporter
    from activity v join side s on s.agreement_id = v.agreement_id
    where v.state = 'held' and v.school_year = $2 and s.active_since is not null),
school as (
    select u.unit_id, u.own_path[1] as authority_id from unit_copy u join school_type t on t.type_code = u.type_code
    where not exists (select from unit_end e where e.unit_id = u.unit_id and e.last_day < $3)),
lonely as (
    select c.authority_id, c.unit_id from school c
    where not exists (select from side s where s.school_id = c.unit_id and s.state = 'active')
      -- Who only offers waits for nobody; once there was an agreement, that it does not stand is the reason.
      and not (not exists (select from need n left join heir h on h.unit_id = n.school_id where coalesce(h.heir_id, n.school_id) = c.unit_id and n.school_year = $2)
               and exists (select from offer o left join heir h on h.unit_id = o.school_id where coalesce(h.heir_id, o.school_id) = c.unit_id and o.school_year = $2)
               and not exists (select from side s where s.school_id = c.unit_id)))
select id, 'twinning.pairs' as code, (select count(distinct s.agreement_id) from side s where s.authority_id = id and s.state = 'active') as value from unnest($1::uuid[]) id
union all select id, 'twinning.activities', (select count(distinct h.activity_id) from held h where h.authority_id = id) from unnest($1::uuid[]) id
union all select id, 'twinning.teachers', (select coalesce(sum(h.teachers), 0) from held h where h.authority_id = id) from unnest($1::uuid[]) id
union all select id, 'twinning.pupils', (select coalesce(sum(h.pupils), 0) from held h where h.authority_id = id) from unnest($1::uuid[]) id
union all select id, 'twinning.uncovered', (select count(*) from lonely l where l.authority_id = id) from unnest($1::uuid[]) id
