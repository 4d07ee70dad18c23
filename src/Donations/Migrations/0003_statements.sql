-- A bank's statement and the job that reads and posts it. A worker holds a lease; when it dies the lease runs out and another takes over.
create table statement (
    statement_id    uuid primary key,
    campaign_id     uuid   not null references campaign,
    file_name       text   not null,
    sha256          text   not null,
    byte_count      bigint not null,
    received_by     uuid,
    received_at     timestamptz not null,
    state           text   not null check (state in ('queued', 'reading', 'posting', 'posted', 'refused')),
    lease_owner     uuid,
    lease_until     timestamptz,
    attempts        int    not null default 0,
    trace_parent    text,
    bank_account_id uuid references bank_account,
    layout          text,
    -- Day → what to add to a line's place in this file to get its place among all lines of that day in the ledger.
    day_offsets     jsonb  not null default '{}',
    done            int    not null default 0,
    total           int,
    from_day        date,
    to_day          date,
    opening_vnd     bigint,
    closing_vnd     bigint,
    credits_vnd     bigint,
    debits_vnd      bigint,
    added           int    not null default 0,
    already_there   int    not null default 0,
    posted_credits_vnd bigint not null default 0,
    posted_debits_vnd  bigint not null default 0,
    recovered       jsonb  not null default '[]',
    quarantined     jsonb  not null default '[]',
    refusal         jsonb,
    finished_at     timestamptz,
    constraint statement_same_file unique (campaign_id, sha256),
    check ((state = 'refused') = (refusal is not null)),
    -- What is posted ties to the bank's own figures.
    check (state <> 'posted' or (
        done = total and added + already_there = total
        and posted_credits_vnd = credits_vnd and posted_debits_vnd = debits_vnd
        and opening_vnd + credits_vnd - debits_vnd = closing_vnd))
);
create index statement_open on statement (received_at) where state in ('queued', 'reading', 'posting');
create index statement_campaign on statement (campaign_id, received_at desc);
-- Two files of one account may overlap; the second waits until the first is whole.
create unique index statement_one_at_a_time on statement (bank_account_id) where state = 'posting';

-- The file exactly as it came.
create table statement_file (
    statement_id uuid primary key references statement,
    bytes        bytea not null
);
alter table statement_file alter column bytes set storage external;

-- A line is told from another by its place, never by date, amount, memo or reference: real gifts look alike.
create table statement_line (
    bank_account_id uuid    not null references bank_account,
    day             date    not null,
    position        int     not null,
    balance_vnd     bigint,
    statement_id    uuid    not null references statement,
    entry_sequence  bigint  not null constraint statement_line_entry_fkey references entry,
    line_number     int     not null,
    byte_offset     bigint  not null,
    byte_count      int     not null,
    -- positive: credit, negative: debit
    amount_vnd      bigint  not null check (amount_vnd <> 0),
    memo            text    not null,
    reference       text,
    recovered       boolean not null,
    constraint statement_line_identity unique nulls not distinct (bank_account_id, day, position, balance_vnd)
);
create index statement_line_statement on statement_line (statement_id, line_number);

create trigger statement_file_stays before update or delete on statement_file for each statement execute function refuse_change();
create trigger statement_file_stays_whole before truncate on statement_file for each statement execute function refuse_change();
create trigger statement_line_stays before update or delete on statement_line for each statement execute function refuse_change();
create trigger statement_line_stays_whole before truncate on statement_line for each statement execute function refuse_change();
