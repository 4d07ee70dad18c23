-- The figures of a mid-term or final report, each added up from the rows of the product that it leads to: the two cannot disagree.
, tasks as (select coalesce(sum(total), 0) as total, coalesce(sum(done_on_time), 0) as done_on_time, coalesce(sum(done_late), 0) as done_late, coalesce(sum(overdue), 0) as overdue,
                   coalesce(sum(waiting), 0) as waiting, coalesce(sum(open), 0) as open from ({task-status}) x),
indicators as (select count(*) as total, count(*) filter (where standing = 'on_path') as on_path, count(*) filter (where standing = 'behind') as behind,
                      count(*) filter (where standing in ('no_figure', 'no_path')) as unjudged from ({indicator-progress}) x),
schools as (select count(*) as total from ({registered-schools}) x),
pairs as (select count(*) as total, coalesce(sum(activities), 0) as activities, coalesce(sum(teachers), 0) as teachers, coalesce(sum(pupils), 0) as pupils from ({twinning-results}) x),
given as (select coalesce(sum(received), 0) as received, coalesce(sum(spent), 0) as spent, coalesce(sum(entries) filter (where flow = 'delivered'), 0) as delivered from ({resources}) x)
select v.place, v.section, v.item, v.unit, v.value::numeric as value, 'product' as source_kind, v.product as source_id
from tasks t, indicators i, schools s, pairs p, given g
cross join lateral (values
    (1, 'tasks', 'tasks_total', 'task', t.total, 'task-status'), (2, 'tasks', 'done_on_time', 'task', t.done_on_time, 'task-status'),
    (3, 'tasks', 'done_late', 'task', t.done_late, 'task-status'), (4, 'tasks', 'overdue', 'task', t.overdue, 'task-status'),
    (5, 'tasks', 'waiting', 'task', t.waiting, 'task-status'), (6, 'tasks', 'open', 'task', t.open, 'task-status'),
    (7, 'indicators', 'indicators_total', 'indicator', i.total, 'indicator-progress'), (8, 'indicators', 'on_path', 'indicator', i.on_path, 'indicator-progress'),
    (9, 'indicators', 'behind', 'indicator', i.behind, 'indicator-progress'), (10, 'indicators', 'unjudged', 'indicator', i.unjudged, 'indicator-progress'),
    (11, 'twinning', 'schools', 'school', s.total, 'registered-schools'), (12, 'twinning', 'pairs', 'pair', p.total, 'twinning-results'),
    (13, 'twinning', 'activities', 'activity', p.activities, 'twinning-results'), (14, 'twinning', 'teachers', 'turn', p.teachers, 'twinning-results'),
    (15, 'twinning', 'pupils', 'turn', p.pupils, 'twinning-results'),
    (16, 'resources', 'received', 'vnd', g.received, 'resources'), (17, 'resources', 'spent', 'vnd', g.spent, 'resources'),
    (18, 'resources', 'delivered', 'delivery', g.delivered, 'resources')
) as v (place, section, item, unit, value, product)
