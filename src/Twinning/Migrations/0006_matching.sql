-- What schools' wishes and costs are made of, as data of each authority; the row of nobody (zero) holds for all that have none of their own.
create table matching_weight (
    authority_id uuid primary key,
    -- Points of a seeker for a supporter.
    wished       int not null check (wished between 0 and 1000),
    coverage     int not null check (coverage between 0 and 1000),
    mode         int not null check (mode between 0 and 1000),
    more_themes  int not null check (more_themes between 0 and 1000),
    continuity   int not null check (continuity between 0 and 1000),
    nearness     int not null check (nearness between 0 and 1000),
    -- Points of a supporter's side for a seeker.
    urgency      int not null check (urgency between 0 and 1000),
    hardship     int not null check (hardship between 0 and 1000),
    -- Costs of a pair.
    kilometre    int not null check (kilometre between 0 and 1000),
    mode_differs int not null check (mode_differs between 0 and 100000),
    shortfall    int not null check (shortfall between 0 and 100000),
    -- Taken where the places of two schools are not known.
    unknown_km   int not null check (unknown_km between 0 and 3000),
    -- Of each supporter's places, how many in a hundred go to disadvantaged schools first.
    reserve      int not null check (reserve between 0 and 100),
    version      bigint not null default 1,
    changed_by   uuid,
    changed_name text,
    changed_at   timestamptz not null default clock_timestamp()
);
insert into matching_weight (authority_id, wished, coverage, mode, more_themes, continuity, nearness, urgency, hardship, kilometre, mode_differs, shortfall, unknown_km, reserve)
values ('00000000-0000-0000-0000-000000000000', 300, 40, 100, 30, 200, 100, 40, 60, 10, 3000, 2000, 300, 50);

-- Where a unit lies: a school, or a commune or province for all that lies below it and has no place of its own.
create table unit_place (
    unit_id    uuid primary key,
    latitude   double precision not null check (latitude between 8 and 24),
    longitude  double precision not null check (longitude between 102 and 118),
    set_by     uuid not null,
    set_name   text not null,
    set_at     timestamptz not null
);

-- What an office has said of two schools for a school year: paired in every result, or in none. Ended, never rewritten.
create table matching_decision (
    decision_id    uuid primary key,
    authority_id   uuid not null,
    school_year    int  not null check (school_year between 2020 and 2100),
    seeker_id      uuid not null,
    seeker_name    text not null,
    supporter_id   uuid not null,
    supporter_name text not null,
    kind           text not null check (kind in ('fix', 'forbid')),
    reason         text not null,
    by_account     uuid not null,
    by_name        text not null,
    at             timestamptz not null,
    ended_by       uuid,
    ended_name     text,
    ended_at       timestamptz,
    end_reason     text,
    check (seeker_id <> supporter_id),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index matching_decision_once on matching_decision (authority_id, school_year, seeker_id, supporter_id) where ended_at is null;
create trigger matching_decision_stays before delete on matching_decision for each statement execute function refuse_change();

-- A matching run: a job whose input is frozen when it is asked for.
create table matching_run (
    run_id         uuid primary key,
    authority_id   uuid not null,
    authority_name text not null,
    school_year    int  not null,
    seed           bigint not null,
    -- As asked for: quotas and the number of partners wanted.
    asked          jsonb not null,
    requested_by   uuid not null,
    requested_name text not null,
    requested_at   timestamptz not null,
    state          text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    stage          text not null default 'waiting' check (stage in ('waiting', 'reading', 'building', 'stable', 'optimal', 'rematching', 'comparing', 'checking', 'saving', 'done')),
    percent        int  not null default 0 check (percent between 0 and 100),
    attempts       int  not null default 0,
    lease_owner    uuid,
    lease_until    timestamptz,
    started_at     timestamptz,
    finished_at    timestamptz,
    failure        jsonb,
    -- Counts, comparison, what was left out.
    outcome        jsonb,
    -- The solution that the office takes.
    chosen         text check (chosen in ('stable', 'optimal', 'rematching')),
    chosen_by      uuid,
    chosen_name    text,
    chosen_at      timestamptz,
    -- What the proposals say, and who released them.
    publication    jsonb,
    publish_state  text not null default 'none' check (publish_state in ('none', 'publishing', 'published')),
    published_by   uuid,
    published_name text,
    published_unit uuid,
    published_at   timestamptz,
    check (state <> 'done' or outcome is not null),
    check ((publish_state = 'none') = (published_by is null)),
    check (publish_state = 'none' or (state = 'done' and chosen is not null and publication is not null)),
    -- Four eyes: who asked for it or chose does not release it.
    constraint matching_run_four_eyes check (published_by <> requested_by and published_by <> chosen_by)
);
create index matching_run_authority on matching_run (authority_id, school_year, requested_at desc);
create index matching_run_open on matching_run (requested_at) where state in ('waiting', 'running') or publish_state = 'publishing';

-- The frozen input, gzip over JSON.
create table matching_input (
    run_id  uuid primary key references matching_run,
    content bytea not null,
    sha256  text  not null
);
create trigger matching_input_stays before update or delete on matching_input for each statement execute function refuse_change();

create table matching_solution (
    run_id        uuid not null references matching_run,
    solution      text not null check (solution in ('stable', 'optimal', 'rematching')),
    pairs         int  not null,
    seekers       int  not null,
    disadvantaged int  not null,
    cost          bigint not null,
    active_kept   int  not null,
    active_broken int  not null,
    -- Cuts and prices that prove it; null for a stable pairing, which needs none.
    certificate   jsonb,
    -- What the check found; empty: proven.
    findings      jsonb not null,
    milliseconds  int  not null,
    primary key (run_id, solution)
);

-- Pairs of at least one solution, and pairs that an office has decided.
create table matching_pair (
    run_id         uuid not null references matching_run,
    seeker_id      uuid not null,
    seeker_name    text not null,
    supporter_id   uuid not null,
    supporter_name text not null,
    theme_code     text not null,
    urgency        smallint not null,
    disadvantage   smallint not null,
    online         boolean not null,
    distance_km    int,
    cost           int not null,
    state          text not null check (state in ('free', 'fixed', 'forbidden')),
    is_active      boolean not null,
    solutions      text[] not null,
    -- After publishing.
    outcome        text check (outcome in ('proposed', 'agreed', 'refused')),
    agreement_id   uuid,
    refusal        jsonb,
    primary key (run_id, seeker_id, supporter_id)
);

-- Every school that needs a partner, and for each solution why it has none.
create table matching_seeker (
    run_id       uuid not null references matching_run,
    school_id    uuid not null,
    school_name  text not null,
    urgency      smallint not null,
    disadvantage smallint not null,
    candidates   int not null,
    -- By solution: the reason; no entry: it has a partner.
    reasons      jsonb not null,
    -- The commonest refusal of the rules where nobody is a candidate.
    refusal      text,
    primary key (run_id, school_id)
);
