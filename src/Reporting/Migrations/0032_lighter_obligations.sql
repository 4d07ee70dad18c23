-- Rows of regime are never removed (their versions hold them); asking for the key once a row took most of the time of a whole country's obligations.
alter table obligation drop constraint obligation_regime_id_fkey;
-- Each level of each period finds its own rows, not all of the regime's.
drop index obligation_regime;
create index obligation_regime on obligation (regime_id, level, period_key);
