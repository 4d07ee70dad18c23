-- Cash: one of the receiving team counts, another counts again; only then it is a gift.
create table cash_intake (
    cash_id       uuid constraint cash_intake_pkey primary key,
    campaign_id   uuid not null references campaign,
    amount_vnd    bigint not null check (amount_vnd > 0),
    donor_name    text,
    donor_display text not null check (donor_display in ('named', 'initials', 'anonymous')),
    note          text,
    state         text not null check (state in ('counted', 'confirmed', 'refused')),
    counted_by    uuid not null,
    counted_at    timestamptz not null,
    decided_by    uuid,
    decided_at    timestamptz,
    refuse_reason text,
    constraint cash_four_eyes check (decided_by is null or decided_by <> counted_by),
    constraint cash_decided check ((state = 'counted') = (decided_by is null))
);
create index cash_intake_campaign on cash_intake (campaign_id, counted_at desc);
create trigger cash_intake_stays
    before update of cash_id, campaign_id, amount_vnd, counted_by, counted_at or delete on cash_intake for each statement execute function refuse_change();
