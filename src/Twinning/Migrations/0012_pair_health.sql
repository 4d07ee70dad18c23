-- How a pair is doing: whether it lives, who was told that it sleeps, what its offices say of a year of it, and the figures of a year.

-- Limits are data; one row.
create table health_limit (
    only_one        boolean primary key default true check (only_one),
    -- Without a held activity for more than so many days a pair is dormant.
    dormant_days    int not null check (dormant_days between 1 and 3650),
    -- Whoever said everything that was said in so many days, says it alone.
    one_sided_days  int not null check (one_sided_days between 1 and 3650),
    -- A question may wait so many days for its answer.
    unanswered_days int not null check (unanswered_days between 1 and 3650),
    version         bigint not null default 1,
    changed_by      uuid,
    changed_at      timestamptz not null default clock_timestamp()
);
insert into health_limit (dormant_days, one_sided_days, unanswered_days) values (60, 180, 14);

-- A time in which a pair slept. Episodes are counted; at most one of a pair is open.
create table pair_dormancy (
    agreement_id     uuid not null references agreement,
    episode          int  not null check (episode > 0),
    -- The first day on which it was dormant.
    since            date not null,
    last_activity_on date,
    found_at         timestamptz not null,
    ended_at         timestamptz check (ended_at >= found_at),
    -- It woke up, or the agreement was over.
    ended_by         text check (ended_by in ('revived', 'over')),
    primary key (agreement_id, episode),
    check ((ended_at is null) = (ended_by is null))
);
create unique index pair_dormancy_open on pair_dormancy (agreement_id) where ended_at is null;

-- Words to a pair that it should move again: one to each unit for an episode, and what an office writes to both schools.
create table pair_nudge (
    nudge_id     uuid primary key,
    agreement_id uuid not null references agreement,
    kind         text not null check (kind in ('dormant', 'office')),
    episode      int,
    -- Whom it is for; null: both schools.
    unit_id      uuid,
    content      text not null,
    by_account   uuid,
    by_name      text,
    by_unit      uuid,
    by_unit_name text,
    made_at      timestamptz not null,
    constraint pair_nudge_once unique (agreement_id, episode, unit_id),
    constraint pair_nudge_kind check (case kind when 'dormant' then num_nonnulls(episode, unit_id) = 2 and by_account is null else num_nonnulls(by_account, by_name, by_unit, by_unit_name) = 4 and episode is null end)
);
create index pair_nudge_agreement on pair_nudge (agreement_id, made_at desc);
create index pair_nudge_unit on pair_nudge (unit_id, made_at desc);
create trigger pair_nudge_stays before update or delete on pair_nudge for each statement execute function refuse_change();
create trigger pair_nudge_stays_whole before truncate on pair_nudge for each statement execute function refuse_change();

-- By what a year of a pair is judged. A criterion is never rewritten: a later version takes its place from then on.
create table quality_criterion (
    code       text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    version    bigint not null check (version > 0),
    name       text not null,
    name_en    text not null,
    measure    text not null check (measure in ('plan_agreed', 'activities_held', 'minutes_held', 'both_sides_share', 'confirmed_share', 'usefulness_mean', 'kinds')),
    -- The value from which on it gives all its points.
    full_at    numeric(9, 2) not null check (full_at > 0),
    weight     int not null check (weight between 0 and 1000),
    active     boolean not null,
    changed_by uuid,
    changed_at timestamptz not null,
    constraint quality_criterion_version primary key (code, version)
);
create trigger quality_criterion_stays before update or delete on quality_criterion for each statement execute function refuse_change();
create trigger quality_criterion_stays_whole before truncate on quality_criterion for each statement execute function refuse_change();
insert into quality_criterion (code, version, name, name_en, measure, full_at, weight, active, changed_at) values
    ('ke_hoach', 1, 'Có kế hoạch chung được hai trường thống nhất', 'A joint plan that both schools agreed to', 'plan_agreed', 1, 15, true, '2020-01-01Z'),
    ('so_hoat_dong', 1, 'Số hoạt động đã tổ chức', 'Activities held', 'activities_held', 8, 25, true, '2020-01-01Z'),
    ('thoi_luong', 1, 'Thời lượng hoạt động (phút)', 'Minutes of activities', 'minutes_held', 600, 10, true, '2020-01-01Z'),
    ('hai_phia', 1, 'Hai trường cùng tham gia', 'Both schools take part', 'both_sides_share', 1, 20, true, '2020-01-01Z'),
    ('xac_nhan', 1, 'Báo cáo được trường bạn xác nhận', 'Reports that the other school confirmed', 'confirmed_share', 1, 10, true, '2020-01-01Z'),
    ('huu_ich', 1, 'Mức hữu ích do hai trường đánh giá', 'How useful the schools find it', 'usefulness_mean', 5, 15, true, '2020-01-01Z'),
    ('da_dang', 1, 'Số loại hoạt động', 'Kinds of activities', 'kinds', 3, 5, true, '2020-01-01Z');

-- From how many points on which mark is proposed.
create table quality_mark (
    mark  text primary key check (mark in ('excellent', 'good', 'fair', 'weak')),
    least numeric(5, 1) not null check (least between 0 and 100)
);
insert into quality_mark (mark, least) values ('excellent', 80), ('good', 65), ('fair', 50), ('weak', 0);

-- What an owning office says of a year of a pair. Said again, the later word counts.
create table pair_review (
    review_id     uuid primary key,
    agreement_id  uuid not null references agreement,
    school_year   int  not null check (school_year between 2020 and 2100),
    version       bigint not null,
    mark          text not null references quality_mark,
    points        numeric(5, 1) not null,
    proposed_mark text not null references quality_mark,
    content       text,
    -- The figures and the criteria as they were on the day.
    figures       jsonb not null,
    by_account    uuid not null,
    by_name       text not null,
    by_unit       uuid not null,
    by_unit_name  text not null,
    at            timestamptz not null,
    constraint pair_review_version unique (agreement_id, school_year, version),
    constraint pair_review_reason check (mark = proposed_mark or (content is not null and length(btrim(content)) >= 10))
);
create trigger pair_review_stays before update or delete on pair_review for each statement execute function refuse_change();
create trigger pair_review_stays_whole before truncate on pair_review for each statement execute function refuse_change();

create index activity_evaluation_at on activity_evaluation (at);
create index pair_plan_history_at on pair_plan_history (at);
create index pair_message_at on pair_message (at);

-- All that the two schools said, one row a word: whose, when, and of which school year.
create view pair_word as
select h.agreement_id, h.side, h.at, (h.said->'activity'->>'schoolYear')::int as school_year from activity_history h
union all
select p.agreement_id, p.side, p.at, p.school_year from pair_plan_history p
union all
select m.agreement_id, m.side, m.at, extract(year from m.at at time zone 'Asia/Ho_Chi_Minh' - interval '5 months')::int from pair_message m
union all
select a.agreement_id, e.side, e.at, a.school_year from activity_evaluation e join activity a on a.activity_id = e.activity_id;

-- Pairs that were active at the end of a day.
create function active_on(day date)
    returns table (agreement_id uuid, supporter_id uuid, supporter_name text, supporter_office_id uuid, seeker_id uuid, seeker_name text, seeker_office_id uuid, proposed_by uuid, active_since timestamptz)
    language sql stable as $$
    select a.agreement_id, a.supporter_id, a.supporter_name, a.supporter_office_id, a.seeker_id, a.seeker_name, a.seeker_office_id, a.proposed_by, a.active_since
    from agreement a
    where a.active_since < end_of_day(day) and (a.state = 'active' or (a.state in ('declined', 'withdrawn', 'expired', 'ended') and a.since >= end_of_day(day)))
$$;

-- How each active pair does at the end of a day, by the limits of today. One pass over what was said lately, however many pairs there are.
create function pair_health_on(day date)
    returns table (agreement_id uuid, supporter_id uuid, supporter_name text, supporter_office_id uuid, seeker_id uuid, seeker_name text, seeker_office_id uuid, proposed_by uuid, active_since timestamptz,
                   last_activity_on date, days_since int, dormant_from date, supporter_words int, seeker_words int, unanswered int, oldest_unanswered_at timestamptz, states text[])
    language sql stable as $$
    select p.agreement_id, p.supporter_id, p.supporter_name, p.supporter_office_id, p.seeker_id, p.seeker_name, p.seeker_office_id, p.proposed_by, p.active_since,
           h.last_on, day - s.since_day, s.since_day + l.dormant_days + 1, coalesce(w.supporter_words, 0), coalesce(w.seeker_words, 0), coalesce(q.unanswered, 0), q.oldest,
           array_remove(array[
               case when day - s.since_day > l.dormant_days then 'dormant' end,
               case when w.supporter_words + w.seeker_words >= 3 and least(w.supporter_words, w.seeker_words) = 0 then 'one_sided' end,
               case when day - (q.oldest at time zone 'Asia/Ho_Chi_Minh')::date > l.unanswered_days then 'unanswered' end], null)
    from active_on(day) p
    cross join health_limit l
    left join (select a.agreement_id, max(a.held_on) as last_on from activity a where a.state = 'held' and a.held_on <= day group by a.agreement_id) h on h.agreement_id = p.agreement_id
    left join (select v.agreement_id, (count(*) filter (where v.side = 'supporter'))::int as supporter_words, (count(*) filter (where v.side = 'seeker'))::int as seeker_words
               from pair_word v where v.at < end_of_day(day) and v.at >= (select end_of_day(day - x.one_sided_days) from health_limit x) group by v.agreement_id) w on w.agreement_id = p.agreement_id
    left join (select m.agreement_id, count(*)::int as unanswered, min(m.at) as oldest from pair_message m
               where m.asks_answer and m.at < end_of_day(day) and not exists (select from pair_message r where r.answers_id = m.message_id and r.at < end_of_day(day))
               group by m.agreement_id) q on q.agreement_id = p.agreement_id
    cross join lateral (select greatest(h.last_on, (p.active_since at time zone 'Asia/Ho_Chi_Minh')::date) as since_day) s
$$;

-- Activities as they stood at the end of a day.
create function activity_on(day date, of_year int)
    returns table (activity_id uuid, agreement_id uuid, state text, is_confirmed boolean, kind_code text, held_on date, minutes int,
                   supporter_teachers int, supporter_pupils int, seeker_teachers int, seeker_pupils int)
    language sql stable as $$
    select l.activity_id, l.agreement_id, l.said->>'state', l.kind = 'confirmed', l.said->'activity'->>'kindCode', (l.said->'report'->>'heldOn')::date, (l.said->'report'->>'minutes')::int,
           (l.said->'report'->>'supporterTeachers')::int, (l.said->'report'->>'supporterPupils')::int, (l.said->'report'->>'seekerTeachers')::int, (l.said->'report'->>'seekerPupils')::int
    from (select distinct on (h.activity_id) h.activity_id, h.agreement_id, h.kind, h.said from activity_history h where h.at < end_of_day(day) order by h.activity_id, h.version desc) l
    where (l.said->'activity'->>'schoolYear')::int = of_year
$$;

-- What came of each pair in a school year, by what had been said at the end of a day.
create function pair_result_on(day date, of_year int)
    returns table (agreement_id uuid, plan_agreed boolean, held int, minutes bigint, supporter_teachers bigint, supporter_pupils bigint, seeker_teachers bigint, seeker_pupils bigint,
                   confirmed int, kinds int, usefulness numeric, last_held date, supporter_words int, seeker_words int)
    language sql stable as $$
    with done as materialized (select * from activity_on(day, of_year) x where x.state = 'held'),
    result as (
        select d.agreement_id, count(*)::int as held, sum(d.minutes) as minutes, sum(d.supporter_teachers) as st, sum(d.supporter_pupils) as sp, sum(d.seeker_teachers) as kt, sum(d.seeker_pupils) as kp,
               (count(*) filter (where d.is_confirmed))::int as confirmed, count(distinct d.kind_code)::int as kinds, max(d.held_on) as last_held
        from done d group by d.agreement_id),
    judged as (
        select d.agreement_id, avg(e.usefulness) as usefulness
        from (select distinct on (v.activity_id, v.side) v.activity_id, v.usefulness from activity_evaluation v
              where v.at < end_of_day(day) order by v.activity_id, v.side, v.at desc, v.evaluation_id desc) e
        join done d on d.activity_id = e.activity_id group by d.agreement_id),
    planned as (
        select p.agreement_id, count(distinct p.side) = 2 as agreed
        from (select v.agreement_id, v.side, v.version, max(v.version) over (partition by v.agreement_id) as newest
              from pair_plan_history v where v.school_year = of_year and v.at < end_of_day(day)) p
        where p.version = p.newest group by p.agreement_id),
    words as (
        select v.agreement_id, (count(*) filter (where v.side = 'supporter'))::int as s, (count(*) filter (where v.side = 'seeker'))::int as k
        from pair_word v where v.school_year = of_year and v.at < end_of_day(day) group by v.agreement_id)
    select a.agreement_id, coalesce(p.agreed, false), coalesce(r.held, 0), coalesce(r.minutes, 0), coalesce(r.st, 0), coalesce(r.sp, 0), coalesce(r.kt, 0), coalesce(r.kp, 0),
           coalesce(r.confirmed, 0), coalesce(r.kinds, 0), j.usefulness, r.last_held, coalesce(w.s, 0), coalesce(w.k, 0)
    from agreement a
    left join result r on r.agreement_id = a.agreement_id
    left join judged j on j.agreement_id = a.agreement_id
    left join planned p on p.agreement_id = a.agreement_id
    left join words w on w.agreement_id = a.agreement_id
    where a.state <> 'awaited'
$$;

-- The register of connections: pairs that were active in a school year and what had come of them at the end of a day.
create function connections_on(day date, of_year int)
    returns table (agreement_id uuid, state text, supporter_id uuid, supporter_name text, seeker_id uuid, seeker_name text, supporter_office_id uuid, seeker_office_id uuid, plan_agreed boolean,
                   held int, minutes bigint, supporter_teachers bigint, supporter_pupils bigint, seeker_teachers bigint, seeker_pupils bigint, usefulness numeric, last_held date, mark text)
    language sql stable as $$
    select a.agreement_id, a.state, a.supporter_id, a.supporter_name, a.seeker_id, a.seeker_name, a.supporter_office_id, a.seeker_office_id, r.plan_agreed,
           r.held, r.minutes, r.supporter_teachers, r.supporter_pupils, r.seeker_teachers, r.seeker_pupils, round(r.usefulness, 2), r.last_held, v.mark
    from agreement_on(day, of_year) a
    join pair_result_on(day, of_year) r on r.agreement_id = a.agreement_id
    left join (select distinct on (x.agreement_id) x.agreement_id, x.mark from pair_review x where x.school_year = of_year and x.at < end_of_day(day) order by x.agreement_id, x.version desc) v
        on v.agreement_id = a.agreement_id
    where a.state in ('active', 'ended') and a.active_since is not null
$$;

-- The figures of a school year for each authority at the end of a day. A pair between two authorities, and what it held, is of both; people are of the authority whose school sent them.
create function year_figures_on(day date, of_year int)
    returns table (authority_id uuid, authority_name text, schools int, registered int, uncovered int, border_communes int, border_communes_covered int,
                   pairs int, pairs_ended int, activities bigint, minutes bigint, teachers bigint, pupils bigint)
    language sql stable as $$
    with school as materialized (select * from register_on(day, of_year)),
    place as (
        select s.authority_id, s.ward_id, bool_or(s.active > 0) as covered from school s where s.ward_id is not null and 'border' = any (s.traits) group by s.authority_id, s.ward_id),
    border as (select p.authority_id, count(*)::int as communes, (count(*) filter (where p.covered))::int as covered from place p group by p.authority_id),
    side as (
        select c.agreement_id, c.state, c.held, c.minutes, u.own_path[1] as authority_id, c.supporter_teachers as teachers, c.supporter_pupils as pupils
        from connections_on(day, of_year) c join unit_copy u on u.unit_id = c.supporter_id
        union all
        select c.agreement_id, c.state, c.held, c.minutes, u.own_path[1], c.seeker_teachers, c.seeker_pupils from connections_on(day, of_year) c join unit_copy u on u.unit_id = c.seeker_id),
    pair as (
        select s.authority_id, s.agreement_id, min(s.state) as state, max(s.held) as held, max(s.minutes) as minutes, sum(s.teachers) as teachers, sum(s.pupils) as pupils
        from side s group by s.authority_id, s.agreement_id),
    result as (
        select p.authority_id, (count(*) filter (where p.state = 'active'))::int as pairs, (count(*) filter (where p.state = 'ended'))::int as ended,
               sum(p.held)::bigint as activities, sum(p.minutes)::bigint as minutes, sum(p.teachers)::bigint as teachers, sum(p.pupils)::bigint as pupils
        from pair p group by p.authority_id)
    select s.authority_id, min(s.authority_name), count(*)::int, (count(*) filter (where s.needs > 0 or s.most_partners is not null))::int, (count(*) filter (where s.uncovered is not null))::int,
           coalesce(min(b.communes), 0), coalesce(min(b.covered), 0), coalesce(min(r.pairs), 0), coalesce(min(r.ended), 0), coalesce(min(r.activities), 0), coalesce(min(r.minutes), 0),
           coalesce(min(r.teachers), 0), coalesce(min(r.pupils), 0)
    from school s
    left join border b on b.authority_id = s.authority_id
    left join result r on r.authority_id = s.authority_id
    where s.authority_id is not null and s.authority_name is not null
    group by s.authority_id
$$;

-- The figures that were last said of an authority and a school year.
create table year_count (
    authority_id            uuid not null,
    school_year             int  not null,
    authority_name          text not null,
    counted_on              date not null,
    schools                 int  not null,
    registered              int  not null,
    pairs                   int  not null,
    pairs_ended             int  not null,
    activities              bigint not null,
    minutes                 bigint not null,
    teachers                bigint not null,
    pupils                  bigint not null,
    uncovered               int  not null,
    border_communes         int  not null,
    border_communes_covered int  not null,
    version                 bigint not null,
    primary key (authority_id, school_year)
);

-- Which days were counted for which school year, whether or not a figure had changed.
create table year_count_day (
    day         date not null,
    school_year int  not null,
    counted_at  timestamptz not null,
    primary key (day, school_year)
);
