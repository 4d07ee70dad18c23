-- Products that somebody asked for as PDF: who asked may fetch it. File and job are those of papers and go after a week, this row with them.
create table product_print (
    print_id   uuid primary key,
    sha256     bytea not null references paper_file on delete cascade,
    by_account uuid not null,
    file_name  text not null,
    asked_at   timestamptz not null default clock_timestamp()
);
create index product_print_sha256 on product_print (sha256);
