-- Which payment on the bank's statement paid which invoice. A wrong match is ended, not removed; a payment pays one invoice at a time.
create table invoice_payment (
    payment_id    uuid primary key default gen_random_uuid(),
    payment_entry bigint not null references entry,
    intake_id     uuid   not null references goods_intake,
    amount_vnd    bigint not null check (amount_vnd > 0),
    matched_by    uuid   not null,
    matched_at    timestamptz not null,
    undone_by     uuid,
    undone_at     timestamptz,
    constraint invoice_payment_four_eyes check (undone_by is null or undone_by <> matched_by),
    constraint invoice_payment_undone check ((undone_by is null) = (undone_at is null))
);
create unique index invoice_payment_once on invoice_payment (payment_entry) where undone_at is null;
create index invoice_payment_intake on invoice_payment (intake_id) include (amount_vnd) where undone_at is null;
create trigger invoice_payment_stays before update of payment_id, payment_entry, intake_id, amount_vnd, matched_by, matched_at or delete on invoice_payment
    for each statement execute function refuse_change();
create trigger invoice_payment_stays_whole before truncate on invoice_payment for each statement execute function refuse_change();

-- What left an account, the newest first.
create index statement_line_payment on statement_line (bank_account_id, day, position) where amount_vnd < 0;
