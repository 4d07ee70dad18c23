-- Who has not handed in by a day, and what falls due between two, over all units.
create index obligation_handed_in on obligation (handed_in_on, due_on);
create index obligation_due on obligation (due_on) include (unit_id, handed_in_on, cancelled_on);
