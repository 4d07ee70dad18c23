-- Agreements between two schools. What is said is a message that is only added; the row says where the agreement stands by all its messages and can be worked out anew.
create table agreement (
    agreement_id        uuid primary key,
    -- As many as there are messages.
    version             bigint not null default 0,
    state               text   not null default 'awaited'
                        check (state in ('awaited', 'proposed', 'accepted', 'active', 'declined', 'withdrawn', 'expired', 'ended')),
    since               timestamptz,
    proposed_by         uuid,
    supporter_id        uuid,
    supporter_name      text,
    supporter_office_id uuid,
    seeker_id           uuid,
    seeker_name         text,
    seeker_office_id    uuid,
    from_year           int,
    through_year        int,
    renewals            int    not null default 0,
    -- Units whose answer is awaited, and until when.
    turn                uuid[] not null default '{}',
    due_at              timestamptz,
    active_since        timestamptz,
    -- Whose consents count.
    supporter_school_by uuid,
    seeker_school_by    uuid,
    supporter_office_by uuid,
    seeker_office_by    uuid,
    constraint agreement_two_schools check (supporter_id <> seeker_id),
    constraint agreement_proposed check (state = 'awaited' or (supporter_id is not null and seeker_id is not null and supporter_office_id is not null
        and seeker_office_id is not null and since is not null and proposed_by is not null and from_year is not null and through_year >= from_year)),
    -- The same rule as in the transition, once more: four consents of four persons.
    constraint agreement_four_consents check (state <> 'active' or num_nonnulls(supporter_school_by, seeker_school_by, supporter_office_by, seeker_office_by, active_since) = 5),
    constraint agreement_four_persons check (
        supporter_school_by <> seeker_school_by and supporter_school_by <> supporter_office_by and supporter_school_by <> seeker_office_by
        and seeker_school_by <> supporter_office_by and seeker_school_by <> seeker_office_by and supporter_office_by <> seeker_office_by)
);
create index agreement_supporter on agreement (supporter_id);
create index agreement_seeker on agreement (seeker_id);
create index agreement_supporter_office on agreement (supporter_office_id);
create index agreement_seeker_office on agreement (seeker_office_id);
create index agreement_proposer on agreement (proposed_by);
create index agreement_state on agreement (state, since desc, agreement_id);

create table agreement_message (
    agreement_id uuid   not null references agreement,
    -- In the order in which they were learned; a second writer of the same place fails.
    sequence     bigint not null,
    message_id   uuid   not null constraint agreement_message_id unique,
    step         text   not null,
    by_account   uuid   not null,
    by_unit      uuid   not null,
    authority    text   not null,
    acted_at     timestamptz not null,
    learned_at   timestamptz not null,
    -- The whole message as it was said.
    content      jsonb  not null,
    constraint agreement_message_place primary key (agreement_id, sequence)
);
create trigger agreement_message_stays before update or delete on agreement_message for each statement execute function refuse_change();
create trigger agreement_message_stays_whole before truncate on agreement_message for each statement execute function refuse_change();

-- How long a stage may take, and when those whose turn it is are reminded. Data: an authority sets its own.
create table agreement_duration (
    stage           text primary key check (stage in ('proposed', 'accepted', 'active')),
    -- Calendar days; of an active one after 31 May of its last school year.
    days            int   not null check (days between 1 and 365),
    -- Days before the limit.
    remind_before   int[] not null check (cardinality(remind_before) <= 10 and 0 < all (remind_before) and 365 >= all (remind_before)),
    escalate_before int   not null check (escalate_before between 1 and 365),
    version         bigint not null default 1,
    changed_by      uuid,
    changed_at      timestamptz not null default clock_timestamp()
);
insert into agreement_duration (stage, days, remind_before, escalate_before) values
    ('proposed', 15, '{5,1}', 2), ('accepted', 10, '{3,1}', 2), ('active', 92, '{90,30,7}', 14);

-- What is to be done at a moment, for one stage of one agreement. A row is worked once; it stays as the record that it was.
create table agreement_timer (
    agreement_id uuid not null references agreement,
    stage        text not null,
    since        timestamptz not null,
    kind         text not null check (kind ~ '^(remind|escalate)_[0-9]{1,3}$|^expire$'),
    due_at       timestamptz not null,
    done_at      timestamptz,
    primary key (agreement_id, stage, since, kind)
);
create index agreement_timer_due on agreement_timer (due_at) where done_at is null;

-- Reminders and escalations, each once for a unit.
create table agreement_notice (
    agreement_id uuid not null references agreement,
    stage        text not null,
    since        timestamptz not null,
    kind         text not null,
    unit_id      uuid not null,
    due_at       timestamptz not null,
    made_at      timestamptz not null,
    primary key (agreement_id, stage, since, kind, unit_id)
);
create index agreement_notice_unit on agreement_notice (unit_id, made_at desc);
