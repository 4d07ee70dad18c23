-- Work by unit, straight from the pieces of work that Plans keeps. $1 units, $2 first day, $3 last day.
select unit_id, f.code, f.value
from (select unit_id, count(*) as due, count(*) filter (where state = 'accepted' and done_on <= due_on) as on_time, count(*) filter (where state = 'accepted' and done_on > due_on) as late,
             count(*) filter (where state in ('open', 'waiting')) as undone
      from occurrence where unit_id = any ($1) and due_on >= $2 and due_on <= $3 and state <> 'cancelled' group by unit_id) w
cross join lateral (values ('tasks.due', w.due), ('tasks.done_on_time', w.on_time), ('tasks.done_late', w.late), ('tasks.open', w.undone)) f (code, value)
