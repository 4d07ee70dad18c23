-- An account that several campaigns use: its own fund holds what no code, rule or person has assigned yet.
create table account_member (
    campaign_id uuid primary key references campaign,
    bucket_id   uuid not null references campaign
);
create index account_member_bucket on account_member (bucket_id);

-- A gift's way from one campaign to another. Rows are only added; the last place is where it stands.
create table classification (
    classification_id uuid primary key,
    donation_id       uuid not null references donation,
    place             int  not null check (place > 0),
    from_campaign     uuid not null references campaign,
    to_campaign       uuid not null references campaign check (to_campaign <> from_campaign),
    amount_vnd        bigint not null check (amount_vnd > 0),
    method            text not null check (method in ('code', 'rule', 'person')),
    code              text,
    rule_id           uuid,
    entry_sequence    bigint not null constraint classification_entry_key unique references entry,
    decided_at        timestamptz not null,
    constraint classification_place unique (donation_id, place),
    check ((method = 'code') = (code is not null)),
    check ((method = 'rule') = (rule_id is not null))
);
create index classification_to on classification (to_campaign) include (amount_vnd);
create index classification_from on classification (from_campaign) include (amount_vnd);
create trigger classification_stays before update or delete on classification for each statement execute function refuse_change();
create trigger classification_stays_whole before truncate on classification for each statement execute function refuse_change();

alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('gift', 'payment', 'classification'));

-- A person's wish to assign a gift, and another person's yes or no.
create table assignment (
    assignment_id uuid constraint assignment_pkey primary key,
    donation_id   uuid not null references donation,
    bucket_id     uuid not null references campaign,
    to_campaign   uuid not null references campaign,
    reason        text not null,
    remember      text,
    state         text not null check (state in ('proposed', 'confirmed', 'refused')),
    proposed_by   uuid not null,
    proposed_at   timestamptz not null,
    decided_by    uuid,
    decided_at    timestamptz,
    constraint assignment_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint assignment_decided check ((state = 'proposed') = (decided_by is null))
);
create unique index assignment_one_at_a_time on assignment (donation_id) where state = 'proposed';
create index assignment_bucket on assignment (bucket_id, state, proposed_at);

-- Words in a memo that lead to a campaign. Made by one person, in force once another has approved them.
create table classification_rule (
    rule_id     uuid constraint classification_rule_pkey primary key,
    bucket_id   uuid not null references campaign,
    to_campaign uuid not null references campaign,
    words       text not null,
    made_by     uuid not null,
    made_at     timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    ended_at    timestamptz,
    constraint classification_rule_four_eyes check (approved_by is null or approved_by <> made_by)
);
create index classification_rule_bucket on classification_rule (bucket_id) where ended_at is null;

-- Memos like this one went there before: proposed the next time, never booked.
create table remembered_memo (
    bucket_id   uuid not null references campaign,
    pattern     text not null,
    to_campaign uuid not null references campaign,
    times       int  not null default 1,
    primary key (bucket_id, pattern, to_campaign)
);

-- Gifts of a fund that were looked at: the next run begins behind them.
create table classified_look (
    donation_id uuid primary key references donation,
    outcome     text not null check (outcome in ('code', 'rule', 'several', 'none'))
);
