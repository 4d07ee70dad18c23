-- Days that differ from the week's rule (Saturday and Sunday off). The Tết block is set anew each year by the Government, so this is data that people edit.
create table holiday (
    day        date primary key,
    is_working boolean not null,
    name       text not null
);

-- Years that somebody has vouched for; for the others only the holidays with a fixed date are known.
create table holiday_year (
    year         int primary key,
    confirmed_by uuid,
    confirmed_at timestamptz not null
);

insert into holiday_year (year, confirmed_at) values (2024, clock_timestamp()), (2025, clock_timestamp()), (2026, clock_timestamp());
insert into holiday (day, is_working, name)
select day::date, false, name
from (values
    ('2024-01-01', '2024-01-01', 'Tết Dương lịch'), ('2024-02-08', '2024-02-14', 'Tết Nguyên đán'), ('2024-04-18', '2024-04-18', 'Giỗ Tổ Hùng Vương'),
    ('2024-04-29', '2024-05-01', 'Ngày Chiến thắng, Ngày Quốc tế lao động'), ('2024-09-02', '2024-09-03', 'Quốc khánh'),
    ('2025-01-01', '2025-01-01', 'Tết Dương lịch'), ('2025-01-27', '2025-01-31', 'Tết Nguyên đán'), ('2025-04-07', '2025-04-07', 'Giỗ Tổ Hùng Vương'),
    ('2025-04-30', '2025-05-02', 'Ngày Chiến thắng, Ngày Quốc tế lao động'), ('2025-09-01', '2025-09-02', 'Quốc khánh'),
    ('2026-01-01', '2026-01-02', 'Tết Dương lịch'), ('2026-02-16', '2026-02-20', 'Tết Nguyên đán'), ('2026-04-27', '2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'),
    ('2026-04-30', '2026-05-01', 'Ngày Chiến thắng, Ngày Quốc tế lao động'), ('2026-08-31', '2026-09-02', 'Quốc khánh')
) as block (first, last, name), generate_series(first::date, last::date, interval '1 day') as day;
insert into holiday (day, is_working, name) values
    ('2024-05-04', true, 'Làm bù 29/4'), ('2025-04-26', true, 'Làm bù 02/5'), ('2026-01-10', true, 'Làm bù 02/01'), ('2026-08-22', true, 'Làm bù 31/8');
