-- A campaign exists first as a plan; nobody may ask for gifts before another person has approved it (Circular 16/2018, Article 5).
create table campaign_plan (
    campaign_id         uuid constraint campaign_plan_pkey primary key,
    slug                text not null constraint campaign_plan_slug_key unique,
    title               text not null,
    regime              text not null check (regime in ('tt16', 'nd93', 'other')),
    unit_id             uuid not null,
    unit_name           text not null,
    beneficiary_unit_id uuid,
    beneficiary_name    text,
    opens_on            date not null,
    closes_on           date check (closes_on >= opens_on),
    bank_name           text,
    bank_bin            text check (bank_bin ~ '^[0-9]{6}$'),
    account_number      text,
    -- Several campaigns of one unit on one account: their lines are told apart by codes and by people.
    account_shared      boolean not null default false,
    content             text,
    beneficiaries       text,
    method              text,
    budget              jsonb not null default '[]',
    team                jsonb not null default '[]',
    state               text not null check (state in ('draft', 'submitted', 'approved', 'open', 'closed', 'settled')),
    -- before_plans: opened before plans were kept here. unclassified: the bucket of a shared account, which asks nobody for anything.
    origin              text not null default 'plan' check (origin in ('plan', 'before_plans', 'unclassified')),
    revision            int  not null default 1,
    -- SHA-256 of the first sending, so that sending it again is answered as being there.
    created_as          text,
    created_by          uuid not null,
    created_at          timestamptz not null,
    submitted_by        uuid,
    submitted_at        timestamptz,
    approved_by         uuid,
    approved_at         timestamptz,
    approver_name       text,
    approval_number     text,
    return_reason       text,
    opened_by           uuid,
    opened_at           timestamptz,
    closed_on           date,
    settled_at          timestamptz,
    -- Four eyes, also for whoever writes past the service.
    constraint campaign_plan_four_eyes check (approved_by is null or (approved_by <> submitted_by and approved_by <> created_by)),
    constraint campaign_plan_approved check (
        origin <> 'plan' or state in ('draft', 'submitted') or (submitted_by is not null and approved_by is not null and approved_at is not null and approver_name is not null)),
    -- Decree 93/2021: an account of its own for each call.
    constraint campaign_plan_own_account check (regime <> 'nd93' or not account_shared)
);
-- An account that is not shared serves one campaign; the bucket of a shared one holds it too.
create unique index campaign_plan_account on campaign_plan (account_number) where account_number is not null and not account_shared;
create index campaign_plan_unit on campaign_plan (unit_id, created_at desc);

-- Campaigns that were opened before.
insert into campaign_plan (
    campaign_id, slug, title, regime, unit_id, unit_name, beneficiary_unit_id, beneficiary_name, opens_on, closes_on, bank_name, account_number,
    state, origin, created_by, created_at, opened_by, opened_at, closed_on)
select c.campaign_id, c.slug, c.title, c.regime, c.unit_id, c.unit_name, c.beneficiary_unit_id, c.beneficiary_name, c.opens_on, c.closes_on, b.bank_name, b.account_number,
       case when c.closed_at is null then 'open' else 'closed' end, 'before_plans', coalesce(c.opened_by, '00000000-0000-0000-0000-000000000000'), c.opened_at,
       c.opened_by, c.opened_at, c.closed_on
from campaign c left join bank_account b on b.bank_account_id = c.bank_account_id;

-- The database itself opens nothing that is not approved, whoever asks.
create function campaign_needs_approval() returns trigger language plpgsql as $$
begin
    update campaign_plan set state = 'open', opened_by = new.opened_by, opened_at = new.opened_at, revision = revision + 1
    where campaign_id = new.campaign_id and (state = 'approved' or (origin <> 'plan' and state = 'open'));
    if not found then
        raise exception 'campaign % has no approved plan', new.campaign_id
            using errcode = 'check_violation', constraint = 'campaign_needs_approval';
    end if;
    return null;
end $$;
create trigger campaign_needs_approval after insert on campaign for each row execute function campaign_needs_approval();

create function campaign_plan_follows_closing() returns trigger language plpgsql as $$
begin
    update campaign_plan set state = 'closed', closed_on = new.closed_on, revision = revision + 1 where campaign_id = new.campaign_id and state = 'open';
    return null;
end $$;
create trigger campaign_plan_follows_closing after update of closed_at on campaign
    for each row when (old.closed_at is null and new.closed_at is not null) execute function campaign_plan_follows_closing();

-- How received gifts are to be used: posted for comments before it may be adopted (Circular 16/2018, Article 7).
create table usage_plan (
    campaign_id uuid primary key references campaign_plan,
    lines       jsonb not null,
    posted_by   uuid not null,
    posted_at   timestamptz not null,
    posted_on   date not null,
    adopted_by  uuid,
    adopted_at  timestamptz,
    adopted_on  date,
    constraint usage_plan_four_eyes check (adopted_by is null or adopted_by <> posted_by)
);
create table usage_comment (
    comment_id  uuid constraint usage_comment_pkey primary key,
    campaign_id uuid not null references usage_plan,
    said_by     text,
    text        text not null,
    logged_by   uuid not null,
    logged_at   timestamptz not null
);
create index usage_comment_campaign on usage_comment (campaign_id, logged_at);
create trigger usage_comment_stays before update or delete on usage_comment for each statement execute function refuse_change();

-- What came in and what it was spent for; shown to everybody once a second person publishes it (Article 8).
create table settlement (
    campaign_id  uuid primary key references campaign_plan,
    lines        jsonb  not null,
    received_vnd bigint not null check (received_vnd >= 0),
    spent_vnd    bigint not null check (spent_vnd >= 0),
    audit_note   text,
    prepared_by  uuid not null,
    prepared_at  timestamptz not null,
    published_by uuid,
    published_at timestamptz,
    published_on date,
    constraint settlement_four_eyes check (published_by is null or published_by <> prepared_by),
    constraint settlement_spends_what_came check (spent_vnd <= received_vnd)
);

-- Duties that are done outside this system and reported here.
create table campaign_duty (
    campaign_id uuid not null references campaign_plan,
    duty        text not null,
    done_on     date not null,
    reported_by uuid not null,
    reported_at timestamptz not null,
    primary key (campaign_id, duty)
);
create trigger campaign_duty_stays before update or delete on campaign_duty for each statement execute function refuse_change();
