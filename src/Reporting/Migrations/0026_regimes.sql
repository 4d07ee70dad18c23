-- What units were, and when: who must report for a period, and under what name, follows from the day of its cut-off. Copied from the directory's events.
create table unit_time (
    unit_id    uuid   not null,
    valid_from date   not null,
    name       text   not null,
    type_code  text   not null,
    path       uuid[] not null,
    version    bigint not null
);
create unique index unit_time_key on unit_time (unit_id, valid_from desc);
insert into unit_time select unit_id, '-infinity', name, type_code, path, version from unit_copy;

-- Units that have a last day, and who goes on in their place.
create table unit_end (
    unit_id       uuid primary key,
    last_day      date   not null,
    successor_ids uuid[] not null,
    version       bigint not null
);

-- Who stands in the place of units that had ended before a day, at the end of each chain.
create function unit_heir(day date) returns table (unit_id uuid, heir_id uuid) language sql stable as $$
    with recursive step (unit_id, heir_id) as (
        select e.unit_id, s.id from unit_end e cross join unnest(e.successor_ids) s (id) where e.last_day < day
        union
        select p.unit_id, s.id from step p join unit_end e on e.unit_id = p.heir_id and e.last_day < day cross join unnest(e.successor_ids) s (id)
    )
    select p.unit_id, p.heir_id from step p
    where not exists (select from unit_end e where e.unit_id = p.heir_id and e.last_day < day and cardinality(e.successor_ids) > 0)
$$;

-- Report regimes (Decree 09/2019, Article 7). These and what follows from them are owned here; no event of another service makes them again.
create table regime (
    regime_id      uuid primary key,
    issuer_unit_id uuid not null,
    -- The plan that asks for it, and the place of the duty in it.
    plan_id        uuid,
    plan_position  int,
    name           text not null,
    state          text not null check (state in ('needs_date', 'needs_reporters', 'active', 'ended')),
    version        int  not null default 1,
    valid_from     date not null,
    valid_to       date,
    -- The newest version speaks of reports due from this day on; what was due before stays as it was.
    applies_from   date not null,
    content        jsonb not null,
    -- What units, calendar and year were when its obligations were last made.
    ground         text,
    created_at     timestamptz not null,
    constraint regime_of_plan_once unique (plan_id, plan_position)
);
create index regime_issuer on regime (issuer_unit_id, state);

create table regime_version (
    regime_id  uuid not null references regime,
    version    int  not null,
    state      text not null,
    valid_to   date,
    content    jsonb not null,
    reason     text not null,
    -- Null where a plan brought it.
    by_account uuid,
    by_name    text not null,
    at         timestamptz not null,
    primary key (regime_id, version)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed; add a correcting row', tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger regime_version_stays before update or delete on regime_version for each statement execute function refuse_change();
create trigger regime_version_stays_whole before truncate on regime_version for each statement execute function refuse_change();

-- Regimes whose obligations must be made anew. Whoever holds the lease works; a killed one's lease runs out.
create table regime_job (
    regime_id    uuid primary key references regime,
    requested_at timestamptz not null default clock_timestamp(),
    -- Grows with each request: one that came while a worker was at it is not lost.
    request      bigint not null default 1,
    lease_owner  uuid,
    lease_until  timestamptz,
    attempts     int not null default 0
);
create index regime_job_open on regime_job (requested_at);

-- Who must report what by when. The id follows from regime, level, period and unit, so making it again changes nothing.
create table obligation (
    obligation_id uuid primary key,
    regime_id     uuid not null references regime,
    level         smallint not null,
    unit_id       uuid not null,
    -- As printed on the day of the cut-off, or of the last day when that comes first.
    unit_name     text not null,
    period_key    text not null,
    period_label  text not null,
    period_from   date not null,
    cut_off       date not null,
    due_on        date not null,
    -- The last working day not after it.
    advised_on    date not null,
    -- The day on which the report was handed in; what is handed in stays whatever becomes of regime and unit.
    handed_in_on  date,
    -- From this day on it is no longer asked for.
    cancelled_on  date
);
create index obligation_unit on obligation (unit_id, due_on);
create index obligation_regime on obligation (regime_id, level, due_on);

-- What obligations rest on, in a word: it changes when a unit, a calendar, a rule or the year does.
create function obligation_ground(today date) returns text language sql stable as $$
    select concat_ws('/', (select concat_ws('.', count(*), sum(version)) from unit_time), (select concat_ws('.', count(*), sum(version)) from unit_end),
        (select concat_ws('.', count(*), extract(epoch from max(confirmed_at))) from calendar_year_copy),
        (select concat_ws('.', count(*), count(valid_to)) from period_rule), (select count(*) from reporting_limit), extract(year from today))
$$;
