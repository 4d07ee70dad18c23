-- Who may be paired with whom, as data. A rule is never rewritten: it is ended and another begins, so what was decided on a day can be decided again.
create table pairing_rule (
    rule_id      uuid primary key,
    kind         text not null check (kind in ('match', 'seeker_only', 'supporter_only', 'exclude', 'other_authority', 'limit_of_seeker', 'limit_of_supporter', 'cluster', 'owner')),
    -- Null: of everybody. Else it holds where either school lies below this unit.
    authority_id uuid,
    -- All must fit: level:thcs, trait:specialised, type:th_thcs, unit:<id> (it or what lies below it); ! in front is "not".
    seeker       text[] not null default '{}',
    supporter    text[] not null default '{}',
    -- Of a limit: how many partners.
    most         int check (most between 1 and 50),
    -- Of an owner: the office that consents for these schools.
    office_id    uuid,
    -- Of a cluster: the schools that count as one.
    members      uuid[] not null default '{}',
    -- What a school that is refused is told.
    reason       text not null,
    -- The document it rests on.
    basis        text not null,
    valid_from   date not null,
    valid_to     date check (valid_to >= valid_from),
    added_by     uuid not null,
    added_name   text not null,
    added_at     timestamptz not null default clock_timestamp(),
    ended_by     uuid,
    ended_name   text,
    ended_at     timestamptz,
    check ((kind like 'limit_%') = (most is not null)),
    check ((kind = 'owner') = (office_id is not null)),
    check (kind <> 'owner' or authority_id is not null),
    check ((kind = 'cluster') = (cardinality(members) > 0))
);
create index pairing_rule_authority on pairing_rule (authority_id, valid_from);

create function keep_rule() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null
        or (to_jsonb(new) - array['valid_to', 'ended_by', 'ended_name', 'ended_at']) <> (to_jsonb(old) - array['valid_to', 'ended_by', 'ended_name', 'ended_at']) then
        raise exception 'a rule is never rewritten: end it and add another' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pairing_rule_stays before update or delete on pairing_rule for each row execute function keep_rule();

-- What the co-operation plans lay down: level with level, chuyên with chuyên, continuing with vocational, private and foreign-invested schools with
-- combined primary and lower secondary schools, the two sides in different authorities.
insert into pairing_rule (rule_id, kind, seeker, supporter, reason, basis, valid_from, added_by, added_name)
select gen_random_uuid(), kind, seeker, supporter, reason, '1588/KH-SGDĐT', '2026-01-01', '00000000-0000-0000-0000-000000000000', 'EduCoop'
from (values
    ('match', '{level:mam_non}'::text[], '{level:mam_non}'::text[], 'Kết nghĩa cùng cấp học mầm non.'),
    ('match', '{level:tieu_hoc}', '{level:tieu_hoc}', 'Kết nghĩa cùng cấp tiểu học.'),
    ('match', '{level:thcs}', '{level:thcs}', 'Kết nghĩa cùng cấp trung học cơ sở.'),
    ('match', '{level:thpt}', '{level:thpt}', 'Kết nghĩa cùng cấp trung học phổ thông.'),
    ('match', '{level:gdtx}', '{level:gdtx}', 'Kết nghĩa cùng khối giáo dục thường xuyên.'),
    ('match', '{level:gdnn}', '{level:gdnn}', 'Kết nghĩa cùng khối giáo dục nghề nghiệp.'),
    ('match', '{level:gdtx}', '{level:gdnn}', 'Khối giáo dục thường xuyên kết nghĩa với khối giáo dục nghề nghiệp.'),
    ('match', '{level:gdnn}', '{level:gdtx}', 'Khối giáo dục nghề nghiệp kết nghĩa với khối giáo dục thường xuyên.'),
    ('match', '{trait:combined}', '{trait:private}', 'Trường tư thục kết nghĩa với trường liên cấp tiểu học - trung học cơ sở.'),
    ('match', '{trait:combined}', '{trait:foreign_invested}', 'Trường có vốn đầu tư nước ngoài kết nghĩa với trường liên cấp tiểu học - trung học cơ sở.'),
    ('seeker_only', '{trait:specialised}', '{trait:specialised}', 'Trường chuyên kết nghĩa với trường chuyên.'),
    ('supporter_only', '{trait:specialised}', '{trait:specialised}', 'Trường chuyên kết nghĩa với trường chuyên.'),
    ('supporter_only', '{trait:combined}', '{trait:private}', 'Trường tư thục kết nghĩa với trường liên cấp tiểu học - trung học cơ sở.'),
    ('supporter_only', '{trait:combined}', '{trait:foreign_invested}', 'Trường có vốn đầu tư nước ngoài kết nghĩa với trường liên cấp tiểu học - trung học cơ sở.'),
    ('other_authority', '{}', '{}', 'Hai trường kết nghĩa thuộc hai địa phương khác nhau.')) as rule (kind, seeker, supporter, reason);
