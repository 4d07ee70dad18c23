-- How periods of reports are cut off, as dated facts with their source. A period's rule is the one in force on its last day; what changes gets a
-- new row and an end for the old one. Days beyond a month's length mean its last day. from_year and to_year count from the year that is named.
create table period_rule (
    kind       text     not null check (kind in ('month', 'quarter', 'half_year', 'nine_months', 'year', 'calendar_year', 'school_year', 'school_term')),
    part       smallint not null check (part between 1 and 12),
    valid_from date     not null,
    valid_to   date     check (valid_to >= valid_from),
    label      text     not null,
    from_month smallint not null check (from_month between 1 and 12),
    from_day   smallint not null check (from_day between 1 and 31),
    from_year  smallint not null check (from_year between -1 and 1),
    to_month   smallint not null check (to_month between 1 and 12),
    to_day     smallint not null check (to_day between 1 and 31),
    to_year    smallint not null check (to_year between -1 and 1),
    source     text     not null,
    -- A: read in the text of the law; B: two independent sources; M: one source; I: inferred.
    confidence text     not null check (confidence in ('A', 'B', 'M', 'I')),
    primary key (kind, part, valid_from)
);

insert into period_rule
select 'month', m, '2019-03-12', null, 'Tháng ' || m || '/{year}', case m when 1 then 12 else m - 1 end, 15, case m when 1 then -1 else 0 end, m, 14, 0, 'NĐ 09/2019/NĐ-CP, Điều 12', 'B'
from generate_series(1, 12) m;

insert into period_rule
select 'quarter', q, '2019-03-12', null, 'Quý ' || (array['I', 'II', 'III', 'IV'])[q] || '/{year}', case q when 1 then 12 else 3 * q - 3 end, 15, case q when 1 then -1 else 0 end, 3 * q, 14, 0,
    'NĐ 09/2019/NĐ-CP, Điều 12', 'B'
from generate_series(1, 4) q;

insert into period_rule values
    ('half_year', 1, '2019-03-12', null, '6 tháng đầu năm {year}', 12, 15, -1, 6, 14, 0, 'NĐ 09/2019/NĐ-CP, Điều 12', 'M'),
    ('half_year', 2, '2019-03-12', null, '6 tháng cuối năm {year}', 6, 15, 0, 12, 14, 0, 'NĐ 09/2019/NĐ-CP, Điều 12', 'M'),
    ('nine_months', 1, '2019-03-12', null, '9 tháng năm {year}', 12, 15, -1, 9, 14, 0, 'Suy theo cách tính của NĐ 09/2019/NĐ-CP, Điều 12', 'I'),
    ('year', 1, '2019-03-12', null, 'Năm {year}', 12, 15, -1, 12, 14, 0, 'NĐ 09/2019/NĐ-CP, Điều 12', 'B'),
    ('calendar_year', 1, '2019-03-12', null, 'Năm dương lịch {year}', 1, 1, 0, 12, 31, 0, 'Kỳ do cơ quan ban hành quy định', 'I'),
    ('school_year', 1, '2019-03-12', null, 'Năm học {year}-{next}', 9, 1, 0, 5, 31, 1, 'Khung năm học tháng 9 - tháng 5', 'M'),
    ('school_term', 1, '2019-03-12', null, 'Học kỳ I năm học {year}-{next}', 9, 1, 0, 1, 31, 1, 'Khung năm học; ngày kết thúc học kỳ do địa phương quy định', 'I'),
    ('school_term', 2, '2019-03-12', null, 'Học kỳ II năm học {year}-{next}', 2, 1, 1, 5, 31, 1, 'Khung năm học; ngày kết thúc học kỳ do địa phương quy định', 'I');

-- Limits that warnings and proposals go by: numbers that hold from a day on.
create table reporting_limit (
    code       text not null check (code in ('days_after_cut_off', 'days_per_level', 'years_ahead')),
    valid_from date not null,
    value      int  not null check (value between 0 and 60),
    source     text not null,
    confidence text not null check (confidence in ('A', 'B', 'M', 'I')),
    primary key (code, valid_from)
);
insert into reporting_limit values
    ('days_after_cut_off', '2019-03-12', 1, 'NĐ 09/2019/NĐ-CP, Điều 8: gửi báo cáo sau khi chốt số liệu ít nhất 01 ngày làm việc', 'A'),
    ('days_per_level', '2019-03-12', 3, 'TT 19/2020/TT-BGDĐT, Điều 7: mỗi cấp tổng hợp ít nhất 03 ngày làm việc', 'A'),
    ('years_ahead', '2019-03-12', 5, 'Lựa chọn của hệ thống: lập trước nghĩa vụ báo cáo của chế độ chưa có ngày kết thúc', 'I');

-- Years whose working calendar a person entered or looked over in Plans, and their days that differ from the week's rule. Other years go by the fixed holidays.
create table calendar_year_copy (
    year         int primary key,
    confirmed_at timestamptz not null,
    days         date[] not null,
    is_working   boolean[] not null
);
