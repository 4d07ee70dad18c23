-- Letters that a worker writes in the background, a part of at most 500 at a time; each part is one transaction with the progress, so a killed worker loses and doubles nothing.
create table thanks_job (
    job_id      uuid constraint thanks_job_pkey primary key,
    campaign_id uuid not null references campaign,
    -- Days of the gifts; null: from the first, to the last. There is no amount to choose by: nobody's gift is too small for a letter.
    from_day    date,
    to_day      date,
    place       text not null,
    signed_by   text not null,
    asked_by    uuid not null,
    asked_at    timestamptz not null,
    total       int  not null check (total > 0),
    done        int  not null default 0,
    parts       int  not null default 0,
    finished_at timestamptz,
    check (from_day is null or to_day is null or from_day <= to_day)
);
create index thanks_job_campaign on thanks_job (campaign_id, asked_at desc);
create index thanks_job_open on thanks_job (asked_at) where finished_at is null;
