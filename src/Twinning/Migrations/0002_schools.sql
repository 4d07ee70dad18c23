create extension if not exists btree_gist;

-- Which types of the directory are schools that may be twinned, what they teach and what is special about them. Facts from the Law on Education
-- (Art. 26, 33, 44, 61, 62) and Circular 15/2025. Where a type's levels are not laid down, all that it may teach stand here: an authority narrows them by a mark.
create table school_type (
    type_code  text primary key,
    levels     text[] not null,
    traits     text[] not null default '{}',
    changed_by uuid,
    changed_at timestamptz not null default clock_timestamp(),
    version    bigint not null default 1,
    check (levels <@ array['mam_non', 'tieu_hoc', 'thcs', 'thpt', 'gdtx', 'gdnn']),
    check (traits <@ array['combined', 'specialised', 'boarding', 'semi_boarding', 'border', 'specially_difficult', 'private', 'foreign_invested', 'special_needs'])
);
insert into school_type (type_code, levels, traits) values
    ('nha_tre', '{mam_non}', '{}'), ('nhom_tre_doc_lap', '{mam_non}', '{}'), ('mau_giao', '{mam_non}', '{}'), ('lop_mau_giao_doc_lap', '{mam_non}', '{}'),
    ('mam_non', '{mam_non}', '{}'), ('lop_mam_non_doc_lap', '{mam_non}', '{}'),
    ('tieu_hoc', '{tieu_hoc}', '{}'), ('thcs', '{thcs}', '{}'), ('thpt', '{thpt}', '{}'),
    ('th_thcs', '{tieu_hoc,thcs}', '{combined}'), ('thcs_thpt', '{thcs,thpt}', '{}'), ('th_thcs_thpt', '{tieu_hoc,thcs,thpt}', '{}'), ('lien_cap', '{tieu_hoc,thcs,thpt}', '{}'),
    ('thpt_chuyen', '{thpt}', '{specialised}'),
    ('ptdtnt_thcs', '{thcs}', '{boarding}'), ('ptdtnt_thpt', '{thpt}', '{boarding}'), ('ptdtnt', '{thcs,thpt}', '{boarding}'), ('ptdtbt', '{tieu_hoc,thcs}', '{semi_boarding}'),
    ('ptnt_bien_gioi', '{tieu_hoc,thcs}', '{combined,boarding,border}'),
    ('tt_gdtx', '{gdtx}', '{}'), ('tt_gdnn_gdtx', '{gdtx,gdnn}', '{}'), ('trung_hoc_nghe', '{gdnn}', '{}'), ('trung_cap', '{gdnn}', '{}'), ('cao_dang', '{gdnn}', '{}'),
    ('chuyen_biet_khuyet_tat', '{tieu_hoc,thcs}', '{special_needs}');

-- What the directory's events do not say of a unit: that its commune lies at the border or is specially difficult, that a school is private, that it
-- teaches fewer levels than its type may. A mark on a unit holds for all below it. Marks are ended, never rewritten.
create table unit_mark (
    mark_id    uuid primary key,
    unit_id    uuid not null,
    mark       text not null check (mark in ('border', 'specially_difficult', 'boarding', 'semi_boarding', 'specialised', 'combined', 'private', 'foreign_invested',
                                             'teaches_mam_non', 'teaches_tieu_hoc', 'teaches_thcs', 'teaches_thpt', 'teaches_gdtx', 'teaches_gdnn')),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    -- The decision it rests on.
    basis      text not null,
    by_account uuid not null,
    by_name    text not null,
    at         timestamptz not null,
    ended_by   uuid,
    ended_at   timestamptz,
    constraint unit_mark_once exclude using gist (unit_id with =, mark with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_mark_unit on unit_mark (unit_id);

-- The schools as they are on a day: what they teach (their own marks go before their type), what is special about them or the place they lie in.
create function school_on(day date)
    returns table (unit_id uuid, name text, type_code text, parent_id uuid, path uuid[], own_path uuid[], last_day date, levels text[], traits text[])
    language sql stable as $$
    select c.unit_id, c.name, c.type_code, c.parent_id, c.path, c.own_path, e.last_day,
           coalesce(own.levels, t.levels),
           array(select x from unnest(t.traits) x
                 union
                 select m.mark from unit_mark m
                 where m.unit_id = any (c.own_path) and m.mark not like 'teaches\_%' and day >= m.valid_from and (m.valid_to is null or day <= m.valid_to)
                 order by 1)
    from unit_copy c
    join school_type t on t.type_code = c.type_code
    left join unit_end e on e.unit_id = c.unit_id
    left join lateral (
        select array_agg(substring(m.mark from 9) order by m.mark) as levels from unit_mark m
        where m.unit_id = c.unit_id and m.mark like 'teaches\_%' and day >= m.valid_from and (m.valid_to is null or day <= m.valid_to)) own on true
$$;

-- Who stands in the place of a school that has ended, when that is one; what it needs and offers goes on under that one.
create view school_heir as
select h.unit_id, (array_agg(h.heir_id))[1] as heir_id from unit_heir h where h.is_last group by h.unit_id having count(*) = 1;
