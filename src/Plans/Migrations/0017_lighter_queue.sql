-- The order of lists without what lies in the row anyhow: a page reads its own rows, and each piece of work that is made or told of as late writes half as much.
drop index occurrence_queue;
create index occurrence_queue on occurrence (due_on, place) where state = 'open';
