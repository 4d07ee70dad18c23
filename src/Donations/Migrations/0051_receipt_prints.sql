-- Papers of many gifts as one PDF to print, made part by part: whoever holds the lease works, a killed one's lease runs out and another goes on after the parts that are there.
create table receipt_print (
    print_id    uuid constraint receipt_print_pkey primary key,
    campaign_id uuid not null references campaign,
    kind        text not null check (kind in ('acknowledgement', 'handover', 'cash_receipt', 'thanks')),
    -- Days on which the papers were given out; null: from the first, to the last. Or the letters of one job.
    from_day    date,
    to_day      date,
    thanks_job  uuid references thanks_job,
    -- Of more papers than one file holds: the first, the second … file.
    part        int  not null check (part > 0),
    -- The papers as they were when it was asked for, in the order of their numbers.
    receipts    uuid[] not null check (cardinality(receipts) between 1 and 1000),
    asked_by    uuid not null,
    asked_at    timestamptz not null,
    done        int not null default 0,
    lease_owner uuid,
    lease_until timestamptz,
    attempts    int not null default 0,
    -- Why it was given up.
    fault       text,
    pdf         bytea,
    finished_at timestamptz,
    check (from_day is null or to_day is null or from_day <= to_day)
);
create index receipt_print_campaign on receipt_print (campaign_id, asked_at desc);
create index receipt_print_open on receipt_print (asked_at) where finished_at is null;

create table receipt_print_part (
    print_id uuid not null references receipt_print on delete cascade,
    place    int  not null,
    pdf      bytea not null,
    primary key (print_id, place)
);
