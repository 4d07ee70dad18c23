-- One tree per ledger (RFC 6962). Its head moves only in the transaction that adds the entries, and only for the holder of the lease.
create table ledger (
    ledger_id   uuid primary key,
    -- Known from the first start with a key; the secret is in a file, never here: who owns the database cannot sign for it.
    origin      text,
    public_key  text,
    lease_owner uuid,
    lease_until timestamptz,
    -- Grows with every change of hands.
    epoch       bigint not null default 0,
    size        bigint not null default 0 check (size >= 0),
    frontier    bytea  not null default '',
    root        bytea  not null default sha256(''),
    -- Entries that are older than the tree have their leaves.
    caught_up   boolean not null default false
);

-- The authority's own ledger.
insert into ledger (ledger_id) values (gen_random_uuid());
alter table campaign add column ledger_id uuid references ledger;
update campaign set ledger_id = (select ledger_id from ledger);
do $$
begin
    execute format('alter table campaign alter column ledger_id set default %L, alter column ledger_id set not null', (select ledger_id from ledger));
end $$;

-- No reference to the ledger: advance_ledger has just locked that row, once for all leaves.
create table ledger_leaf (
    ledger_id      uuid   not null,
    index          bigint not null check (index >= 0),
    entry_sequence bigint not null constraint ledger_leaf_entry_key unique constraint ledger_leaf_entry_fkey references entry,
    leaf_hash      bytea  not null check (length(leaf_hash) = 32),
    -- What binds the entry to the donor's words, also after salt and words are erased.
    commitment     bytea check (length(commitment) = 32),
    primary key (ledger_id, index)
);

-- Roots of whole tiles: level 1 holds one hash per 256 leaves, level 2 one per 65,536 …
create table ledger_node (
    ledger_id uuid     not null,
    level     smallint not null check (level > 0),
    index     bigint   not null,
    hash      bytea    not null check (length(hash) = 32),
    primary key (ledger_id, level, index)
);

create table ledger_checkpoint (
    ledger_id uuid   not null references ledger,
    size      bigint not null,
    note      text   not null,
    signed_at timestamptz not null,
    primary key (ledger_id, size)
);

create trigger ledger_leaf_stays before update or delete on ledger_leaf for each statement execute function refuse_change();
create trigger ledger_leaf_stays_whole before truncate on ledger_leaf for each statement execute function refuse_change();
create trigger ledger_node_stays before update or delete on ledger_node for each statement execute function refuse_change();
create trigger ledger_node_stays_whole before truncate on ledger_node for each statement execute function refuse_change();
create trigger ledger_checkpoint_stays before update or delete on ledger_checkpoint for each statement execute function refuse_change();
create trigger ledger_checkpoint_stays_whole before truncate on ledger_checkpoint for each statement execute function refuse_change();

-- The fence: first statement of every batch. A writer whose lease has gone to another, or whose picture of the head is old, writes nothing.
create function advance_ledger(the_ledger uuid, the_owner uuid, the_epoch bigint, old_size bigint, new_size bigint, new_frontier bytea, new_root bytea)
returns void language plpgsql as $$
begin
    update ledger set size = new_size, frontier = new_frontier, root = new_root
    where ledger_id = the_ledger and lease_owner = the_owner and epoch = the_epoch and size = old_size and new_size > old_size;
    if not found then
        raise exception 'ledger % has another writer or another head', the_ledger
            using errcode = 'object_not_in_prerequisite_state', constraint = 'ledger_lease';
    end if;
end $$;

-- Random for each gift; deleted with the donor's words when she is erased.
alter table donation add column donor_salt bytea check (length(donor_salt) = 32);

create index statement_line_entry on statement_line (entry_sequence);

-- What replicas without the lease hand over to the one that has it. Rows live for the moment between asking and answering.
create table ledger_intake (
    intake_id   bigint generated always as identity primary key,
    ledger_id   uuid  not null,
    gifts       jsonb,
    -- As it was written: the order of its members matters.
    act         json,
    answers     jsonb,
    handed_over_at timestamptz not null default clock_timestamp(),
    check ((gifts is null) <> (act is null))
);
create index ledger_intake_open on ledger_intake (ledger_id, intake_id) where answers is null;

-- Nothing stands in the books beside the tree: at the commit every new entry has its leaf, which only advance_ledger's holder can have added in its place.
create or replace function check_entry() returns trigger language plpgsql as $$
declare
    legs bigint;
    total numeric;
    in_one_currency boolean;
begin
    select count(*), sum(amount_minor), min(currency) = max(currency) into legs, total, in_one_currency
    from leg where entry_sequence = new.sequence;
    if legs < 2
        or (in_one_currency and total <> 0)
        or (not in_one_currency and exists (
            select from leg where entry_sequence = new.sequence group by currency having sum(amount_minor) <> 0))
    then
        raise exception 'entry % does not sum to zero', new.sequence
            using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    if not exists (select from ledger_leaf where entry_sequence = new.sequence) then
        raise exception 'entry % has no leaf: entries are added by the ledger''s writer alone', new.sequence
            using errcode = 'check_violation', constraint = 'entry_has_leaf';
    end if;
    return null;
end $$;

-- A leaf lies below the head that its own transaction has set.
create function refuse_leaves_above_head() returns trigger language plpgsql as $$
begin
    if exists (select from added a join ledger l using (ledger_id) where a.index >= l.size) then
        raise exception 'leaves are added together with the ledger''s head'
            using errcode = 'check_violation', constraint = 'leaf_below_head';
    end if;
    return null;
end $$;
create trigger leaf_below_head after insert on ledger_leaf
    referencing new table as added for each statement execute function refuse_leaves_above_head();
