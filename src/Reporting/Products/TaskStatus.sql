select to_char(due_on, 'YYYY-"Q"Q') as quarter, count(*) as total, count(*) filter (where standing = 'done_on_time') as done_on_time,
    count(*) filter (where standing = 'done_late') as done_late, count(*) filter (where standing = 'overdue') as overdue,
    count(*) filter (where standing = 'waiting') as waiting, count(*) filter (where standing = 'open') as open,
    'quarter' as source_kind, to_char(due_on, 'YYYY-"Q"Q') as source_id
from work
group by to_char(due_on, 'YYYY-"Q"Q')
