-- The life of a pair: its joint yearly plans, activities with their results and files, what the two schools write to each other.

-- Files by their content, committed with the row that points to them. Without a person's consent the bytes go; that they were there stays said in the row that pointed to them.
create table stored_file (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    byte_count bigint not null,
    bytes      bytea  not null,
    stored_at  timestamptz not null default clock_timestamp()
);
alter table stored_file alter column bytes set storage external;
create trigger stored_file_stays before update on stored_file for each statement execute function refuse_change();

-- Kinds of activities are data, as themes are.
create table activity_kind (
    kind_code  text primary key check (kind_code ~ '^[a-z][a-z0-9_]{0,39}$'),
    name       text not null,
    name_en    text not null,
    place      int  not null,
    -- Gifts change hands: what they are and are worth stands in the donations ledger and is never counted here.
    gives      boolean not null default false,
    active     boolean not null default true,
    version    bigint not null default 1,
    changed_by uuid,
    changed_at timestamptz not null default clock_timestamp()
);
insert into activity_kind (kind_code, name, name_en, place, gives) values
    ('sinh_hoat_chuyen_mon', 'Sinh hoạt chuyên môn liên tỉnh', 'Joint professional meeting', 10, false),
    ('bai_giang_truc_tuyen', 'Bài giảng trực tuyến', 'Online lesson', 20, false),
    ('du_gio', 'Dự giờ, thăm lớp', 'Lesson observation', 30, false),
    ('tap_huan', 'Tập huấn, bồi dưỡng giáo viên', 'Teacher training', 40, false),
    ('ngay_hoi_stem', 'Ngày hội STEM', 'STEM day', 50, false),
    ('giao_luu', 'Giao lưu học sinh', 'Pupil exchange', 60, false),
    ('tham_truong', 'Thăm trường bạn', 'Visit to the partner school', 70, false),
    ('tang_hoc_lieu', 'Tặng học liệu, thiết bị', 'Gift of learning materials', 80, true),
    ('khac', 'Hoạt động khác', 'Other activity', 90, false);

-- One joint plan for an agreement and a school year. It holds once both schools have said yes to the same version.
create table pair_plan (
    agreement_id     uuid not null references agreement,
    -- First calendar year: 2026 is 2026-2027.
    school_year      int  not null check (school_year between 2020 and 2100),
    version          bigint not null,
    aims             text not null,
    supporter_agreed bigint check (supporter_agreed <= version),
    seeker_agreed    bigint check (seeker_agreed <= version),
    agreed_at        timestamptz,
    changed_at       timestamptz not null,
    primary key (agreement_id, school_year),
    constraint pair_plan_by_both check ((agreed_at is not null) = (supporter_agreed is not distinct from version and seeker_agreed is not distinct from version))
);

create table activity (
    activity_id        uuid primary key,
    agreement_id       uuid not null references agreement,
    school_year        int  not null check (school_year between 2020 and 2100),
    kind_code          text not null references activity_kind,
    theme_code         text not null references theme,
    title              text not null,
    content            text,
    mode               text not null check (mode in ('online', 'on_site', 'both')),
    place              text,
    leads              text not null check (leads in ('supporter', 'seeker', 'both')),
    starts_at          timestamptz not null,
    ends_at            timestamptz not null check (ends_at > starts_at),
    state              text not null check (state in ('planned', 'held', 'cancelled')),
    version            bigint not null,
    proposed_by        text not null check (proposed_by in ('supporter', 'seeker')),
    -- Once it was held: on which day in Vietnam, how long, who took part by number, what came of it.
    held_on            date,
    minutes            int check (minutes between 1 and 14400),
    supporter_teachers int check (supporter_teachers between 0 and 100000),
    supporter_pupils   int check (supporter_pupils between 0 and 100000),
    seeker_teachers    int check (seeker_teachers between 0 and 100000),
    seeker_pupils      int check (seeker_pupils between 0 and 100000),
    results            text,
    -- Who told that it was held; the other school may confirm it.
    reported_by        text check (reported_by in ('supporter', 'seeker')),
    confirmed_at       timestamptz,
    changed_at         timestamptz not null,
    constraint activity_reported check (num_nonnulls(held_on, minutes, supporter_teachers, supporter_pupils, seeker_teachers, seeker_pupils, results, reported_by) = case state when 'held' then 8 else 0 end),
    constraint activity_confirmed check (confirmed_at is null or state = 'held')
);
create index activity_of_agreement on activity (agreement_id, school_year, starts_at);
create index activity_held on activity (held_on, agreement_id) where state = 'held';

-- Everything that was said of an activity, version by version. Also what makes the second of two writers of a version fail.
create table activity_history (
    activity_id  uuid   not null references activity deferrable initially deferred,
    version      bigint not null,
    agreement_id uuid   not null references agreement,
    kind         text   not null check (kind in ('planned', 'changed', 'cancelled', 'reported', 'corrected', 'confirmed')),
    side         text   not null check (side in ('supporter', 'seeker')),
    said         jsonb  not null,
    reason       text,
    by_account   uuid   not null,
    by_name      text   not null,
    by_unit      uuid   not null,
    at           timestamptz not null,
    constraint activity_history_version primary key (activity_id, version)
);
create index activity_history_at on activity_history (at);
create index activity_history_agreement on activity_history (agreement_id, at);
create trigger activity_history_stays before update or delete on activity_history for each statement execute function refuse_change();
create trigger activity_history_stays_whole before truncate on activity_history for each statement execute function refuse_change();

-- The same for plans.
create table pair_plan_history (
    agreement_id uuid   not null references agreement,
    school_year  int    not null,
    -- Counts writings and agreements alike.
    sequence     bigint not null,
    kind         text   not null check (kind in ('written', 'agreed')),
    side         text   not null check (side in ('supporter', 'seeker')),
    version      bigint not null,
    aims         text   not null,
    by_account   uuid   not null,
    by_name      text   not null,
    by_unit      uuid   not null,
    at           timestamptz not null,
    constraint pair_plan_history_place primary key (agreement_id, school_year, sequence)
);
create trigger pair_plan_history_stays before update or delete on pair_plan_history for each statement execute function refuse_change();
create trigger pair_plan_history_stays_whole before truncate on pair_plan_history for each statement execute function refuse_change();

-- What each school thinks of an activity that was held; said again, the later word counts.
create table activity_evaluation (
    evaluation_id uuid not null primary key,
    activity_id   uuid not null references activity,
    side          text not null check (side in ('supporter', 'seeker')),
    -- 1 (no use) to 5 (very useful).
    usefulness    smallint not null check (usefulness between 1 and 5),
    content       text,
    by_account    uuid not null,
    by_name       text not null,
    at            timestamptz not null
);
create index activity_evaluation_activity on activity_evaluation (activity_id, side, at desc);
create trigger activity_evaluation_stays before update or delete on activity_evaluation for each statement execute function refuse_change();
create trigger activity_evaluation_stays_whole before truncate on activity_evaluation for each statement execute function refuse_change();

-- Gifts of the donations ledger that belong to an activity: references only, no amounts.
create table activity_gift (
    activity_id  uuid not null references activity,
    reference_id uuid not null,
    kind         text not null check (kind in ('campaign', 'shipment', 'gift')),
    note         text,
    added_by     uuid not null,
    added_at     timestamptz not null,
    primary key (activity_id, reference_id)
);

-- Evidence. A picture on which children can be known is shown to nobody but the school that brought it until the consents are at hand
-- (the child's from seven years on and the representative's), and to nobody once one is taken back.
create table activity_file (
    file_id          uuid primary key,
    activity_id      uuid not null references activity,
    side             text not null check (side in ('supporter', 'seeker')),
    -- As it is kept, without the places and devices that the camera wrote into it; null once the bytes are gone.
    sha256           text references stored_file,
    -- As it was sent: the same file again is the same file.
    sent_sha256      text not null,
    file_name        text not null,
    media_type       text not null,
    byte_count       bigint not null,
    shows_children   boolean not null,
    consent          text not null check (consent in ('not_needed', 'asked', 'given', 'withdrawn')),
    -- Which paper the consents stand on.
    consent_basis    text,
    added_by         uuid not null,
    added_at         timestamptz not null,
    withdrawn_at     timestamptz,
    withdrawn_by     uuid,
    withdrawn_reason text,
    constraint activity_file_consent check (shows_children = (consent <> 'not_needed')),
    constraint activity_file_basis check (consent <> 'given' or consent_basis is not null),
    constraint activity_file_gone check ((withdrawn_at is null and consent <> 'withdrawn') = (sha256 is not null))
);
create unique index activity_file_once on activity_file (activity_id, sent_sha256) where sha256 is not null;
create index activity_file_bytes on activity_file (sha256) where sha256 is not null;

-- Who said what about a file's consent; only added.
create table activity_file_history (
    file_id    uuid not null references activity_file,
    sequence   bigint not null,
    kind       text not null check (kind in ('added', 'consent_given', 'consent_withdrawn', 'withdrawn')),
    reason     text,
    by_account uuid not null,
    by_name    text not null,
    at         timestamptz not null,
    primary key (file_id, sequence)
);
create trigger activity_file_history_stays before update or delete on activity_file_history for each statement execute function refuse_change();
create trigger activity_file_history_stays_whole before truncate on activity_file_history for each statement execute function refuse_change();

-- What the schools write to each other, and which of it waits for an answer.
create table pair_message (
    message_id   uuid primary key,
    agreement_id uuid not null references agreement,
    side         text not null check (side in ('supporter', 'seeker')),
    content      text not null,
    asks_answer  boolean not null,
    -- The message that it answers, which is of the other side.
    answers_id   uuid references pair_message,
    by_account   uuid not null,
    by_name      text not null,
    by_unit      uuid not null,
    at           timestamptz not null
);
create index pair_message_agreement on pair_message (agreement_id, at desc, message_id);
create index pair_message_answers on pair_message (answers_id) where answers_id is not null;
create index pair_message_asks on pair_message (agreement_id, at) where asks_answer;
create trigger pair_message_stays before update or delete on pair_message for each statement execute function refuse_change();
create trigger pair_message_stays_whole before truncate on pair_message for each statement execute function refuse_change();

-- The event log with what was said of activities and plans.
create or replace view twinning_event as
select 'need' as about, need_id as about_id, version, kind, at, said as content from need_history
union all
select 'offer', offer_id, version, kind, at, said from offer_history
union all
select 'agreement', agreement_id, sequence, step, acted_at, content from agreement_message
union all
select 'activity', activity_id, version, kind, at, said from activity_history
union all
select 'plan', agreement_id, sequence, kind, at, jsonb_build_object('schoolYear', school_year, 'version', version, 'aims', aims, 'side', side) from pair_plan_history;
