-- Themes are data: an authority adds one when its plan names one.
create table theme (
    theme_code text primary key check (theme_code ~ '^[a-z][a-z0-9_]{0,39}$'),
    name       text not null,
    name_en    text not null,
    place      int  not null,
    -- What can be done without travelling; the forms suggest "online" for it.
    online     boolean not null,
    active     boolean not null default true,
    version    bigint not null default 1,
    changed_by uuid,
    changed_at timestamptz not null default clock_timestamp()
);
insert into theme (theme_code, name, name_en, place, online) values
    ('chuyen_mon', 'Chuyên môn', 'Teaching practice', 10, true),
    ('hoc_lieu_so', 'Học liệu số', 'Digital learning materials', 20, true),
    ('stem', 'Giáo dục STEM', 'STEM education', 30, true),
    ('mui_nhon', 'Giáo dục mũi nhọn', 'Gifted pupils', 40, true),
    ('co_so_vat_chat', 'Cơ sở vật chất, thiết bị', 'Facilities and equipment', 50, false),
    ('giao_luu', 'Giao lưu, trải nghiệm', 'Exchange and experience', 60, false),
    ('tam_ly_hoc_duong', 'Tâm lý học đường', 'School counselling', 70, true),
    ('chuyen_doi_so', 'Chuyển đổi số', 'Digital transformation', 80, true),
    ('giao_duc_nghe_nghiep', 'Giáo dục nghề nghiệp, hướng nghiệp', 'Vocational education and guidance', 90, false);

create table need (
    need_id      uuid primary key,
    school_id    uuid not null,
    -- As printed on the day.
    school_name  text not null,
    -- First calendar year: 2026 is 2026-2027.
    school_year  int  not null check (school_year between 2020 and 2100),
    theme_code   text not null references theme,
    urgency      smallint not null check (urgency between 1 and 5),
    quantity     int  not null check (quantity between 1 and 1000000),
    measure      text not null check (measure in ('teachers', 'pupils', 'classes', 'rooms', 'sets', 'sessions')),
    content      text not null,
    brings       text,
    evidence     text,
    mode         text not null check (mode in ('online', 'on_site', 'both')),
    wished_partner_id uuid check (wished_partner_id <> school_id),
    state        text not null default 'open' check (state in ('open', 'withdrawn')),
    version      bigint not null,
    declared_at  timestamptz not null,
    changed_at   timestamptz not null
);
-- One line for each theme and kind of number: what is said twice would be counted twice.
create unique index need_once on need (school_id, school_year, theme_code, measure) where state = 'open';
create index need_market on need (school_year, theme_code, urgency desc) where state = 'open';

create table offer (
    offer_id      uuid primary key,
    school_id     uuid not null,
    school_name   text not null,
    school_year   int  not null check (school_year between 2020 and 2100),
    most_partners smallint not null check (most_partners between 1 and 50),
    wishes        text,
    note          text,
    state         text not null default 'registered' check (state in ('registered', 'withdrawn')),
    version       bigint not null,
    registered_at timestamptz not null,
    changed_at    timestamptz not null
);
create unique index offer_once on offer (school_id, school_year) where state = 'registered';
create index offer_market on offer (school_year) where state = 'registered';

create table offer_support (
    offer_id   uuid not null references offer,
    place      smallint not null,
    theme_code text not null references theme,
    quantity   int  not null check (quantity between 1 and 1000000),
    measure    text not null check (measure in ('teachers', 'pupils', 'classes', 'rooms', 'sets', 'sessions')),
    mode       text not null check (mode in ('online', 'on_site', 'both')),
    content    text,
    primary key (offer_id, theme_code, measure)
);
create index offer_support_theme on offer_support (theme_code);

-- All that was ever said of a need or an offer, version by version, never changed. Its key is also what makes a second writer of a version fail.
create table need_history (
    need_id    uuid not null references need,
    version    bigint not null,
    kind       text not null check (kind in ('declared', 'changed', 'withdrawn')),
    said       jsonb not null,
    reason     text,
    by_account uuid not null,
    by_name    text not null,
    by_unit    uuid,
    at         timestamptz not null,
    constraint need_history_once primary key (need_id, version)
);
create trigger need_history_stays before update or delete on need_history for each statement execute function refuse_change();
create trigger need_history_stays_whole before truncate on need_history for each statement execute function refuse_change();

create table offer_history (
    offer_id   uuid not null references offer,
    version    bigint not null,
    kind       text not null check (kind in ('registered', 'changed', 'withdrawn')),
    said       jsonb not null,
    reason     text,
    by_account uuid not null,
    by_name    text not null,
    by_unit    uuid,
    at         timestamptz not null,
    constraint offer_history_once primary key (offer_id, version)
);
create trigger offer_history_stays before update or delete on offer_history for each statement execute function refuse_change();
create trigger offer_history_stays_whole before truncate on offer_history for each statement execute function refuse_change();
