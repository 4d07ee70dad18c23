-- What this deployment has seen of other ledgers as their witness (C2SP tlog-witness). The size of an origin never goes back.
create table witnessed (
    origin       text primary key,
    size         bigint not null check (size >= 0),
    root         bytea  not null check (length(root) = 32),
    note         text   not null,
    witnessed_at timestamptz not null
);

create function refuse_going_back() returns trigger language plpgsql as $$
begin
    if new.origin <> old.origin or new.size < old.size or (new.size = old.size and new.root <> old.root) then
        raise exception 'a witness never goes back' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger witnessed_goes_forward before update on witnessed for each row execute function refuse_going_back();
create trigger witnessed_stays before delete or truncate on witnessed for each statement execute function refuse_change();
