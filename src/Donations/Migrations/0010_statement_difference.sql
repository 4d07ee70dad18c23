-- A statement may say its days without their year, and columns may be understood in more than one way: what was used stays with the statement,
-- so that it is read the same way again after a crash.
alter table statement add column year int check (year between 1990 and 2199);
alter table statement add column mapping jsonb;

-- How the columns of an account's files are understood: detected with the first one, or said by a person.
create table statement_mapping (
    bank_account_id uuid primary key references bank_account,
    mapping         jsonb not null,
    set_by          uuid,
    set_at          timestamptz not null
);

-- A statement that contradicts itself is taken only when one person signs for the difference and another approves.
create table statement_difference (
    statement_id   uuid primary key references statement,
    difference_vnd bigint not null,
    reason         text   not null check (length(reason) between 10 and 2000),
    signed_by      uuid   not null,
    signed_at      timestamptz not null,
    approved_by    uuid,
    approved_at    timestamptz,
    constraint statement_difference_four_eyes check (approved_by <> signed_by),
    check ((approved_by is null) = (approved_at is null))
);

-- What the bank's closing balance has more than opening, credits and debits give; anything but 0 was signed for.
alter table statement add column difference_vnd bigint not null default 0;
alter table statement drop constraint statement_check1;
alter table statement add constraint statement_ties check (state <> 'posted' or (
    done = total and added + already_there = total
    and posted_credits_vnd = credits_vnd and posted_debits_vnd = debits_vnd
    and (opening_vnd is null or closing_vnd is null or opening_vnd + credits_vnd - debits_vnd + difference_vnd = closing_vnd)));
