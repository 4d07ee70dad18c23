-- What somebody has promised. No ledger row comes of it: a promise is not money.
create table pledge (
    pledge_id     uuid constraint pledge_pkey primary key,
    campaign_id   uuid not null references campaign,
    donor_name    text not null,
    donor_display text not null check (donor_display in ('named', 'initials', 'anonymous')),
    total_vnd     bigint not null check (total_vnd > 0),
    recorded_by   uuid not null,
    recorded_at   timestamptz not null,
    withdrawn_at  timestamptz
);
create index pledge_campaign on pledge (campaign_id, recorded_at desc);

create table pledge_instalment (
    pledge_id  uuid not null references pledge,
    line       int  not null check (line > 0),
    due_on     date not null,
    amount_vnd bigint not null check (amount_vnd > 0),
    primary key (pledge_id, line)
);
create trigger pledge_instalment_stays before update or delete on pledge_instalment for each statement execute function refuse_change();

alter table payment_code add constraint payment_code_pledge_fkey foreign key (pledge_id) references pledge;

-- Gifts that carried a pledge's code. A gift keeps at most one promise.
create table pledge_match (
    donation_id uuid primary key references donation,
    pledge_id   uuid not null references pledge,
    amount_vnd  bigint not null check (amount_vnd > 0),
    matched_at  timestamptz not null
);
create index pledge_match_pledge on pledge_match (pledge_id) include (amount_vnd);
create trigger pledge_match_stays before update or delete on pledge_match for each statement execute function refuse_change();

-- Gifts that were looked at for a pledge's code.
create table pledge_look (
    donation_id uuid primary key references donation
);
