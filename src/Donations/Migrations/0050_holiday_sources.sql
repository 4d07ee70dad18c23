-- The document that announced a year's days off. Of the years that came with the program nobody has yet said which.
alter table holiday_year add column source text check (source <> '');
