-- The event log of twinning: all that was ever said of needs, offers and agreements. Three tables that are only added to, each row written in the batch that changes
-- what it tells about; here they are read as one. Registers can be worked out from it for any day, and what the tables say today can be checked against it.
create view twinning_event as
select 'need' as about, need_id as about_id, version, kind, at, said as content from need_history
union all
select 'offer', offer_id, version, kind, at, said from offer_history
union all
select 'agreement', agreement_id, sequence, step, acted_at, content from agreement_message;
create index need_history_at on need_history (at);
create index offer_history_at on offer_history (at);

-- The first moment after a day in Vietnam.
create function end_of_day(day date) returns timestamptz language sql immutable as $$
    select (day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
$$;

-- Who stands in the place of a school that had ended before a day, when that was one.
create function heir_on(day date) returns table (unit_id uuid, heir_id uuid) language sql stable as $$
    with recursive ended as materialized (select e.unit_id, e.successor_ids from unit_end e where e.last_day < day),
    step (unit_id, heir_id) as (
        select e.unit_id, s.id from ended e cross join unnest(e.successor_ids) s (id)
        union
        select p.unit_id, s.id from step p join ended e on e.unit_id = p.heir_id cross join unnest(e.successor_ids) s (id)
    )
    select s.unit_id, (array_agg(s.heir_id))[1] from step s
    where not exists (select from ended e where e.unit_id = s.heir_id and cardinality(e.successor_ids) > 0)
    group by s.unit_id having count(*) = 1
$$;

-- Needs as they stood at the end of a day, line by line, under the school that stood in the place of the one that said so.
create function need_on(day date, of_year int) returns table (need_id uuid, school_id uuid, printed_name text, theme_code text, urgency int) language sql stable as $$
    select n.need_id, coalesce(h.heir_id, n.school_id), n.school_name, l.said->>'themeCode', (l.said->>'urgency')::int
    from (select distinct on (t.need_id) t.need_id, t.kind, t.said from need_history t where t.at < end_of_day(day) order by t.need_id, t.version desc) l
    join need n on n.need_id = l.need_id
    left join heir_on(day) h on h.unit_id = n.school_id
    where l.kind <> 'withdrawn' and (l.said->>'schoolYear')::int = of_year
$$;

-- Offers likewise.
create function offer_on(day date, of_year int) returns table (offer_id uuid, school_id uuid, printed_name text, most_partners int, themes text[]) language sql stable as $$
    select o.offer_id, coalesce(h.heir_id, o.school_id), o.school_name, (l.said->>'mostPartners')::int,
           array(select distinct s->>'themeCode' from jsonb_array_elements(l.said->'supports') s order by 1)
    from (select distinct on (t.offer_id) t.offer_id, t.kind, t.said from offer_history t where t.at < end_of_day(day) order by t.offer_id, t.version desc) l
    join offer o on o.offer_id = l.offer_id
    left join heir_on(day) h on h.unit_id = o.school_id
    where l.kind <> 'withdrawn' and (l.said->>'schoolYear')::int = of_year
$$;

-- Agreements of a school year as they stood at the end of a day. One that was over before the year began is not of it.
create function agreement_on(day date, of_year int)
    returns table (agreement_id uuid, state text, since timestamptz, supporter_id uuid, supporter_name text, seeker_id uuid, seeker_name text,
                   supporter_office_id uuid, seeker_office_id uuid, from_year int, through_year int, active_since timestamptz)
    language sql stable as $$
    select a.agreement_id, s.state, case s.state when 'active' then a.active_since when 'consent' then p.acted_at else a.since end,
           coalesce(hs.heir_id, a.supporter_id), a.supporter_name, coalesce(hk.heir_id, a.seeker_id), a.seeker_name, a.supporter_office_id, a.seeker_office_id,
           a.from_year, a.through_year, case when a.active_since < end_of_day(day) then a.active_since end
    from agreement a
    join agreement_message p on p.agreement_id = a.agreement_id and p.step = 'propose' and p.acted_at < end_of_day(day)
    cross join lateral (select case
        when a.state in ('declined', 'withdrawn', 'expired', 'ended') and a.since < end_of_day(day) then a.state
        when a.active_since < end_of_day(day) then 'active'
        else 'consent' end as state) s
    left join heir_on(day) hs on hs.unit_id = a.supporter_id
    left join heir_on(day) hk on hk.unit_id = a.seeker_id
    where a.state <> 'awaited' and of_year between a.from_year and a.through_year
      and not (s.state in ('declined', 'withdrawn', 'expired', 'ended') and a.since < make_date(of_year, 6, 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
$$;

-- Schools that were there on a day, with the place they lie in and how they stand in a school year.
create function register_on(day date, of_year int)
    returns table (unit_id uuid, name text, printed_name text, ward_id uuid, ward_name text, authority_id uuid, authority_name text, path uuid[], own_path uuid[], type_code text, levels text[], traits text[],
                   needs int, urgency int, themes text[], most_partners int, active int, uncovered text)
    language sql stable as $$
    with said as materialized (
        select n.school_id, count(*)::int as needs, max(n.urgency) as urgency, array_agg(distinct n.theme_code order by n.theme_code) as themes, min(n.printed_name) as printed
        from need_on(day, of_year) n group by n.school_id),
    offered as materialized (
        select o.school_id, sum(o.most_partners)::int as most_partners, min(o.printed_name) as printed from offer_on(day, of_year) o group by o.school_id),
    given as materialized (select distinct unnest(o.themes) as theme_code from offer_on(day, of_year) o),
    agreed as materialized (select * from agreement_on(day, of_year)),
    sides as materialized (select a.supporter_id as school_id, a.state, a.since from agreed a union all select a.seeker_id, a.state, a.since from agreed a),
    bonds as (
        select s.school_id, count(*) filter (where s.state = 'active')::int as active, bool_or(s.state = 'consent') as asked,
               (array_agg(s.state order by s.since desc) filter (where s.state not in ('active', 'consent')))[1] as closed
        from sides s group by s.school_id)
    select s.unit_id, s.name, coalesce(n.printed, o.printed, s.name), w.unit_id, w.name, p.unit_id, p.name, s.path, s.own_path, s.type_code, s.levels, s.traits,
           coalesce(n.needs, 0), n.urgency, coalesce(n.themes, '{}'), o.most_partners, coalesce(b.active, 0),
           case when b.active > 0 then null
                when n.needs is null and o.most_partners is not null and b.asked is null then null
                when b.asked then 'not_answered'
                when b.closed is not null then b.closed
                when n.needs is null then 'no_need'
                when not exists (select from given g where g.theme_code = any (n.themes)) then 'no_offer'
                else 'not_paired' end
    from school_on(day) s
    left join said n on n.school_id = s.unit_id
    left join offered o on o.school_id = s.unit_id
    left join bonds b on b.school_id = s.unit_id
    left join unit_copy w on w.unit_id = s.parent_id
    left join unit_copy p on p.unit_id = s.own_path[1]
    where s.last_day is null or s.last_day >= day
$$;

-- Numbers of agreements: a serial of each issuing office and year, without gaps; taken in the batch that makes the agreement active and kept whatever becomes of it.
create table agreement_serial (
    office_id uuid not null,
    year      int  not null,
    last      int  not null,
    primary key (office_id, year)
);
create table agreement_number (
    agreement_id uuid primary key references agreement,
    office_id    uuid not null,
    year         int  not null,
    serial       int  not null check (serial > 0),
    constraint agreement_number_once unique (office_id, year, serial)
);
create trigger agreement_number_stays before update or delete on agreement_number for each statement execute function refuse_change();
