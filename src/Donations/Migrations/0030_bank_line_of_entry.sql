-- From a gift to the line of the statement that shows it: asked by the classification queue, by pledges, by the public search and by reconciliation.
create index statement_line_entry on statement_line (entry_sequence);
