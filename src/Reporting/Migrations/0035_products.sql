-- What the products named by the plans are made from, copied from events of Plans and Twinning.
alter table task_head add column products text[];
-- Null: told by an event from before evidence was counted.
alter table task_read add column evidence int;

-- How an indicator is followed, as last said.
create table indicator_head (
    indicator_id    uuid primary key,
    plan_id         uuid not null,
    issuer_unit_id  uuid not null,
    unit_id         uuid,
    text            text not null,
    unit            text,
    lower_is_better boolean not null,
    baseline        numeric,
    baseline_on     date,
    set_at          timestamptz not null
);
create index indicator_head_plan on indicator_head (plan_id);

-- The rows of the setting that was said last.
create table indicator_goal (
    indicator_id uuid not null,
    year         int  not null,
    value        numeric not null,
    set_at       timestamptz not null,
    primary key (indicator_id, year)
);

create table indicator_figure (
    measurement_id uuid primary key,
    indicator_id   uuid not null,
    plan_id        uuid not null,
    issuer_unit_id uuid not null,
    unit_id        uuid,
    text           text not null,
    unit           text,
    measured_on    date not null,
    value          numeric not null,
    source         text not null,
    measured_at    timestamptz not null,
    withdrawn_at   timestamptz
);
create index indicator_figure_of on indicator_figure (indicator_id, measured_on desc);

-- Needs and offers. registered_at is the earliest moment that was heard, withdrawn_at that of the withdrawal.
create table registration_read (
    kind          text not null check (kind in ('need', 'offer')),
    registration_id uuid not null,
    school_id     uuid not null,
    school_name   text not null,
    school_year   int  not null,
    theme         text,
    partners      int,
    registered_at timestamptz,
    withdrawn_at  timestamptz,
    version       bigint not null,
    primary key (kind, registration_id)
);
create index registration_school on registration_read (school_id, school_year);

-- Pairs that have ever been active. Both ends keep the version that said them: the higher one says how the pair stands.
create table pair_read (
    agreement_id   uuid primary key,
    supporter_id   uuid not null,
    supporter_name text not null,
    supporter_office_id uuid not null,
    seeker_id      uuid not null,
    seeker_name    text not null,
    seeker_office_id uuid not null,
    active_since   timestamptz,
    active_version bigint not null default 0,
    ended_at       timestamptz,
    ended_version  bigint not null default 0,
    -- By what is known now it never was active.
    never_active   boolean not null default false
);

create table activity_read (
    activity_id  uuid primary key,
    agreement_id uuid not null,
    school_year  int  not null,
    held_on      date not null,
    minutes      int  not null,
    teachers     int  not null,
    pupils       int  not null,
    version      bigint not null
);
create index activity_pair on activity_read (agreement_id, held_on);

create table pair_mark (
    agreement_id uuid not null,
    school_year  int  not null,
    mark         text not null,
    reviewed_at  timestamptz not null,
    version      bigint not null,
    primary key (agreement_id, school_year)
);

-- How a piece of work is scored: points per criterion and outcome, dated. The rule in force on the day that is asked for counts. An example to start from: no
-- law fixes these points, whoever issues a set of criteria puts a row with a later valid_from beside them.
create table kpi_rule (
    criterion  text not null check (criterion in ('product', 'deadline', 'evidence')),
    outcome    text not null check (outcome in ('yes', 'late', 'no')),
    points     numeric(5, 2) not null check (points >= 0),
    valid_from date not null,
    source     text not null,
    primary key (criterion, outcome, valid_from)
);
insert into kpi_rule
select criterion, outcome, points, date '2020-01-01', 'Mức khởi đầu, chờ đơn vị quy định'
from (values ('product', 'yes', 40), ('product', 'no', 0), ('deadline', 'yes', 40), ('deadline', 'late', 20), ('deadline', 'no', 0), ('evidence', 'yes', 20), ('evidence', 'no', 0)) r (criterion, outcome, points);
