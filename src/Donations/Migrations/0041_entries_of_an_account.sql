-- An account's entries, the newest first, page behind page. The new index holds what the old one held, so an entry costs as many index rows as before.
create index leg_account_entry on leg (account_id, entry_sequence) include (amount_minor, currency);
drop index leg_account;
