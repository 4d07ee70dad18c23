create table import (
    import_id       uuid        primary key,
    kind            text        not null check (kind in ('provinces', 'communes', 'unit_types', 'schools', 'units')),
    file_name       text        not null,
    sha256          text        not null,
    state           text        not null check (state in ('previewed', 'committing', 'committed', 'refused')),
    options         jsonb       not null,
    row_count       int         not null,
    new_count       int         not null,
    changed_count   int         not null,
    same_count      int         not null,
    error_count     int         not null,
    errors          jsonb       not null,
    warnings        jsonb       not null,
    ignored_columns text[]      not null,
    done            int         not null default 0,
    refusal         jsonb,
    account_id      uuid        not null,
    uploaded_at     timestamptz not null,
    committed_at    timestamptz
);
create index import_uploaded on import (uploaded_at desc);
create index import_waiting on import (uploaded_at) where state = 'committing';

-- The rows as they were read, in the order in which they are applied; a stopped commit goes on from import.done.
create table import_row (
    import_id uuid  not null references import on delete cascade,
    position  int   not null,
    line      int   not null,
    outcome   text  not null check (outcome in ('new', 'changed', 'same', 'error')),
    content   jsonb not null,
    primary key (import_id, position)
);
