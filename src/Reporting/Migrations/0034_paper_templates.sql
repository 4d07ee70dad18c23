-- Word files by which a unit prints the reports of a form. Versions are only added; a paper names the one that it was printed by. Without a file the unit has gone back to the usual form.
create table paper_template (
    template_id uuid primary key,
    unit_id     uuid not null,
    form_id     uuid not null references form,
    version     int  not null check (version > 0),
    file_name   text not null,
    docx        bytea,
    by_account  uuid not null,
    by_name     text not null,
    at          timestamptz not null,
    unique (unit_id, form_id, version)
);
create trigger paper_template_stays before update or delete on paper_template for each statement execute function refuse_change();
create trigger paper_template_stays_whole before truncate on paper_template for each statement execute function refuse_change();
