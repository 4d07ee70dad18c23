-- What a report said, what is counted here and what the owners count: as it was when somebody looked, per step of the report.
create table report_agreement (
    obligation_id uuid not null references obligation,
    version       int  not null,
    checked_at    timestamptz not null,
    -- No more than one question at a time tells of a step; a later look replaces it.
    agrees        boolean not null,
    lines         jsonb not null,
    primary key (obligation_id, version)
);
