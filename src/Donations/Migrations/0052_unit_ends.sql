-- Units that have a last day, and who goes on in their place. Campaigns and the ledger keep the name of their day; from the day after, the people of the
-- successors reach them: money that was given outlives the unit that it was given to.
create table unit_end (
    unit_id       uuid primary key,
    last_day      date   not null,
    successor_ids uuid[] not null,
    version       bigint not null,
    -- Raised when the unit or a successor has changed; followed tells up to which of them path has been worked out.
    request       bigint not null default 1,
    followed      bigint not null default 0
);
create index unit_end_successors on unit_end using gin (successor_ids);
create index unit_end_open on unit_end (last_day) where followed < request;

-- path is who may act: the unit's own ancestors, and those of its successors once it has ended.
alter table unit_copy add column own_path uuid[];
update unit_copy set own_path = path;
create function keep_own_path() returns trigger language plpgsql as $$
begin
    new.own_path := coalesce(new.own_path, new.path);
    return new;
end $$;
create trigger unit_copy_own_path before insert on unit_copy for each row execute function keep_own_path();

-- Who stands in the place of an ended unit, step by step; is_last where nobody stands in the place of that one.
create view unit_heir as
with recursive ended as materialized (
    select unit_id, successor_ids from unit_end where last_day < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
), step (unit_id, heir_id) as (
    select e.unit_id, s.id from ended e cross join unnest(e.successor_ids) s (id)
    union
    select p.unit_id, s.id from step p join ended e on e.unit_id = p.heir_id cross join unnest(e.successor_ids) s (id)
)
select s.unit_id, s.heir_id, not exists (select from ended e where e.unit_id = s.heir_id and cardinality(e.successor_ids) > 0) as is_last from step s;

-- Works the paths of ended units out anew where something has changed; returns how many were looked at. A change that comes meanwhile is not lost.
create function follow_ended_units() returns int language plpgsql as $$
declare
    looked int;
begin
    if not exists (select from unit_end where followed < request and last_day < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date)
        or not pg_try_advisory_xact_lock(8713402199) then
        return 0;
    end if;
    create temporary table looked_at on commit drop as
        select unit_id, request from unit_end where last_day < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date;
    update unit_copy c set path = w.path
    from (select c.unit_id, c.own_path || coalesce(array_agg(distinct above.id) filter (where above.id <> all (c.own_path)), '{}') as path
          from looked_at l join unit_copy c on c.unit_id = l.unit_id
          left join unit_heir h on h.unit_id = c.unit_id
          left join unit_copy heir on heir.unit_id = h.heir_id
          left join unnest(heir.own_path) above (id) on true
          group by c.unit_id, c.own_path) w
    where c.unit_id = w.unit_id and c.path is distinct from w.path;
    update unit_end e set followed = l.request from looked_at l where e.unit_id = l.unit_id and e.followed < l.request;
    select count(*) into looked from looked_at;
    drop table looked_at;
    return looked;
end $$;
