-- Few entries are reversals: the index that keeps them to one for each entry need not hold every gift.
alter table entry drop constraint entry_reversed_once;
create unique index entry_reversed_once on entry (reverses) where reverses is not null;
