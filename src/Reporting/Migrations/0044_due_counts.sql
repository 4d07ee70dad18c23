-- Reports that are owed, counted beside their rows: per area, regime, last day, day of handing in and day of cancelling, so that every day asked for is answered from few rows. Areas are the two
-- highest levels of the tree and, by the id of zeros, everything; below them the rows themselves are few. Triggers add to it in the transaction that writes the rows. Rows are only added, with a
-- sign: two that hand in at once do not wait for each other. Putting rows of one key together changes no sum.
create table due_count (
    area_id      uuid    not null,
    regime_id    uuid    not null,
    due_on       date    not null,
    -- 'infinity' where it has not been.
    handed_in_on date    not null,
    cancelled_on date    not null,
    reports      bigint  not null,
    is_fresh     boolean not null default true
);
create index due_count_area on due_count (area_id, due_on, regime_id, handed_in_on, cancelled_on) include (reports);
create index due_count_fresh on due_count (area_id) where is_fresh;

-- The areas by which a unit's reports are counted: what its path said when they were last moved.
create table unit_area (
    unit_id uuid   primary key,
    areas   uuid[] not null
);
insert into unit_area select unit_id, path[1:2] from unit_copy;

-- Whoever counts holds the lock shared, whoever moves a unit holds it alone: the one sees what the other wrote.
create function lock_areas(alone boolean) returns void language plpgsql as $$
begin
    if alone then
        perform pg_advisory_xact_lock(4400044);
    else
        perform pg_advisory_xact_lock_shared(4400044);
    end if;
end $$;

create function count_due() returns trigger language plpgsql as $$
begin
    perform lock_areas(false);
    if tg_op = 'INSERT' then
        insert into due_count (area_id, regime_id, due_on, handed_in_on, cancelled_on, reports)
        select a.area_id, x.regime_id, x.due_on, coalesce(x.handed_in_on, 'infinity'), coalesce(x.cancelled_on, 'infinity'), count(*)
        from now_rows x left join unit_area u on u.unit_id = x.unit_id cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(u.areas, '{}')) a (area_id)
        group by 1, 2, 3, 4, 5;
    elsif tg_op = 'DELETE' then
        insert into due_count (area_id, regime_id, due_on, handed_in_on, cancelled_on, reports)
        select a.area_id, x.regime_id, x.due_on, coalesce(x.handed_in_on, 'infinity'), coalesce(x.cancelled_on, 'infinity'), -count(*)
        from then_rows x left join unit_area u on u.unit_id = x.unit_id cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(u.areas, '{}')) a (area_id)
        group by 1, 2, 3, 4, 5;
    else
        insert into due_count (area_id, regime_id, due_on, handed_in_on, cancelled_on, reports)
        select a.area_id, d.regime_id, d.due_on, d.handed_in_on, d.cancelled_on, sum(d.reports)
        from (
            select x.unit_id, x.regime_id, x.due_on, coalesce(x.handed_in_on, 'infinity') as handed_in_on, coalesce(x.cancelled_on, 'infinity') as cancelled_on, sum(x.sign) as reports
            from (select unit_id, regime_id, due_on, handed_in_on, cancelled_on, 1 as sign from now_rows union all select unit_id, regime_id, due_on, handed_in_on, cancelled_on, -1 from then_rows) x
            group by 1, 2, 3, 4, 5 having sum(x.sign) <> 0
        ) d
        left join unit_area u on u.unit_id = d.unit_id cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(u.areas, '{}')) a (area_id)
        group by 1, 2, 3, 4, 5 having sum(d.reports) <> 0;
    end if;
    return null;
end $$;
create trigger obligation_counted after insert on obligation referencing new table as now_rows for each statement execute function count_due();
create trigger obligation_counted_anew after update on obligation referencing old table as then_rows new table as now_rows for each statement execute function count_due();
create trigger obligation_counted_off after delete on obligation referencing old table as then_rows for each statement execute function count_due();

-- A unit that comes to stand elsewhere takes what it owes along. One that is taken out of the copy keeps its place: its rows are being written anew.
create function move_due() returns trigger language plpgsql as $$
begin
    if not exists (select from now_rows n left join unit_area u on u.unit_id = n.unit_id where u.areas is distinct from n.path[1:2]) then
        return null;
    end if;
    -- Nothing is owed by a unit that was not known, so an import of thousands waits for nobody.
    if exists (
        select from now_rows n left join unit_area u on u.unit_id = n.unit_id
        where u.areas <> n.path[1:2] or u.unit_id is null and exists (select from obligation o where o.unit_id = n.unit_id)) then
        perform lock_areas(true);
        insert into due_count (area_id, regime_id, due_on, handed_in_on, cancelled_on, reports)
        select a.area_id, o.regime_id, o.due_on, coalesce(o.handed_in_on, 'infinity'), coalesce(o.cancelled_on, 'infinity'), sum(a.sign)
        from now_rows n left join unit_area u on u.unit_id = n.unit_id join obligation o on o.unit_id = n.unit_id
        cross join lateral (select unnest(n.path[1:2]), 1 union all select unnest(u.areas), -1) a (area_id, sign)
        where u.areas is distinct from n.path[1:2]
        group by 1, 2, 3, 4, 5 having sum(a.sign) <> 0;
    end if;
    insert into unit_area as u select unit_id, path[1:2] from now_rows on conflict (unit_id) do update set areas = excluded.areas where u.areas <> excluded.areas;
    return null;
end $$;
create trigger unit_copy_placed after insert on unit_copy referencing new table as now_rows for each statement execute function move_due();
create trigger unit_copy_moved after update on unit_copy referencing new table as now_rows for each statement execute function move_due();

insert into due_count (area_id, regime_id, due_on, handed_in_on, cancelled_on, reports, is_fresh)
select a.area_id, o.regime_id, o.due_on, coalesce(o.handed_in_on, 'infinity'), coalesce(o.cancelled_on, 'infinity'), count(*), false
from obligation o left join unit_area u on u.unit_id = o.unit_id cross join lateral unnest(array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(u.areas, '{}')) a (area_id)
group by 1, 2, 3, 4, 5;

-- Who is late is named from rows; these indexes hold all that is asked of them. What lies below a unit is found by the path.
drop index obligation_open;
create index obligation_open on obligation (due_on) include (unit_id, regime_id) where handed_in_on is null and cancelled_on is null;
drop index obligation_unit;
create index obligation_unit on obligation (unit_id, due_on) include (regime_id, handed_in_on, cancelled_on);
create index unit_copy_below on unit_copy using gin (path);
create index obligation_cancelled on obligation (cancelled_on) where cancelled_on is not null;
create index unit_copy_second on unit_copy ((path[1])) where cardinality(path) = 2;
