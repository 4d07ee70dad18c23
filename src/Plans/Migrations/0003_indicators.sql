-- How an indicator is followed: who gives its figures and from where, or the formula by which it follows from others.
create table indicator_setting (
    indicator_id    uuid primary key references indicator,
    plan_id         uuid not null references plan,
    -- Its name in formulas of the same plan.
    code            text not null check (code ~ '^[a-z][a-z0-9_]{0,19}$'),
    unit_id         uuid,
    source          text,
    baseline        numeric,
    baseline_on     date,
    lower_is_better boolean not null default false,
    formula         text,
    set_by          uuid not null,
    set_at          timestamptz not null,
    version         bigint not null default 1,
    constraint indicator_setting_code unique (plan_id, code),
    check ((baseline is null) = (baseline_on is null))
);
create index indicator_setting_unit on indicator_setting (unit_id) where unit_id is not null;

create table indicator_target (
    indicator_id uuid not null references indicator,
    year         int  not null check (year between 2000 and 2100),
    value        numeric not null,
    primary key (indicator_id, year)
);

-- A figure is taken back and given anew, never changed.
create table measurement (
    measurement_id uuid constraint measurement_pkey primary key,
    indicator_id   uuid not null references indicator,
    measured_on    date not null,
    value          numeric not null,
    source         text not null check (source <> ''),
    note           text,
    evidence_id    uuid references evidence,
    by_account     uuid not null,
    by_name        text not null,
    by_unit        uuid,
    at             timestamptz not null,
    withdrawn_by   uuid,
    withdrawn_at   timestamptz,
    withdrawn_reason text,
    check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index measurement_once_a_day on measurement (indicator_id, measured_on) where withdrawn_at is null;

create function refuse_measurement_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.withdrawn_at is not null
        or row (new.indicator_id, new.measured_on, new.value, new.source, new.by_account, new.at)
            is distinct from row (old.indicator_id, old.measured_on, old.value, old.source, old.by_account, old.at) then
        raise exception 'a measurement is withdrawn and given anew, never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger measurement_stays before update or delete on measurement for each row execute function refuse_measurement_change();

-- Which tasks serve which indicators.
create table task_indicator (
    task_id      uuid not null references task,
    indicator_id uuid not null references indicator,
    linked_by    uuid not null,
    linked_at    timestamptz not null,
    primary key (task_id, indicator_id)
);
create index task_indicator_indicator on task_indicator (indicator_id);
