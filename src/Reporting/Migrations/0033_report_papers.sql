-- Reports as official documents. What a paper says is settled when the report is handed in; printed again, it is the same to the byte whatever became of units, forms and this program.
create table paper_book (
    unit_id     uuid not null,
    year        int  not null,
    last_number int  not null,
    primary key (unit_id, year)
);

-- A number belongs to a report and stays with it: a corrected report goes out in the same year under the same number.
create table paper_number (
    unit_id       uuid not null,
    year          int  not null,
    number        int  not null check (number > 0),
    obligation_id uuid not null references submission,
    primary key (unit_id, year, number),
    unique (obligation_id, year)
);

-- What the unit says about its paper while it is being written: place, symbol, who signs.
create table paper_head (
    obligation_id uuid primary key references obligation,
    head          jsonb not null,
    by_account    uuid not null,
    at            timestamptz not null
);

create table report_paper (
    obligation_id uuid not null,
    -- The step by which it was handed in: its answers and words are there, its form's version too.
    version       int  not null,
    unit_id       uuid not null,
    year          int  not null,
    number        int  not null,
    issued_on     date not null,
    form_id       uuid,
    form_version  int,
    -- Everything else the paper depends on: names of the day, who signs, the report's regime and period.
    facts         jsonb not null,
    primary key (obligation_id, version),
    foreign key (obligation_id, version) references submission_step,
    foreign key (unit_id, year, number) references paper_number,
    foreign key (form_id, form_version) references form_version
);
create index report_paper_unit on report_paper (unit_id, issued_on desc);
create trigger report_paper_stays before update or delete on report_paper for each statement execute function refuse_change();
create trigger report_paper_stays_whole before truncate on report_paper for each statement execute function refuse_change();
create trigger paper_number_stays before update or delete on paper_number for each statement execute function refuse_change();

-- Files by what is in them. Drafts' files are thrown away after some days, those of papers stay.
create table paper_file (
    sha256  bytea primary key check (octet_length(sha256) = 32),
    docx    bytea not null,
    pdf     bytea,
    at      timestamptz not null default clock_timestamp()
);
create table report_paper_file (
    obligation_id uuid not null,
    version       int  not null,
    sha256        bytea not null references paper_file,
    primary key (obligation_id, version),
    foreign key (obligation_id, version) references report_paper
);
create index report_paper_file_sha256 on report_paper_file (sha256);
create trigger report_paper_file_stays before update or delete on report_paper_file for each statement execute function refuse_change();

-- Files that wait for their PDF. Whoever holds the lease works; a killed one's lease runs out.
create table paper_job (
    sha256       bytea primary key references paper_file on delete cascade,
    requested_at timestamptz not null default clock_timestamp(),
    lease_owner  uuid,
    lease_until  timestamptz,
    attempts     int not null default 0,
    -- Why it was given up.
    fault        text
);
create index paper_job_open on paper_job (requested_at) where fault is null;
