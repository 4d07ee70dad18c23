-- What the giver of one gift wants. While it is open the gift's money is held: nobody spends it. Another person then gives it a campaign of its own,
-- or lets it go. No row is removed; the money itself moves only in the ledger.
create table gift_condition (
    condition_id   uuid constraint gift_condition_pkey primary key,
    donation_id    uuid not null references donation,
    said           text not null,
    purposes       text[] check (cardinality(purposes) > 0),
    place_unit_id  uuid,
    place_name     text,
    use_from       date,
    use_until      date,
    -- What binds, as one text: gifts whose terms are alike share one campaign.
    terms_key      text not null,
    -- All of it as it came with the gift; null where a person wrote it down afterwards, with a reason.
    sent_as        text,
    reason         text,
    state          text not null default 'open' check (state in ('open', 'placed', 'dropped')),
    made_by        uuid not null,
    made_at        timestamptz not null,
    placed_by      uuid,
    placed_at      timestamptz,
    from_campaign  uuid references campaign,
    to_campaign    uuid references campaign,
    placed_entry   bigint references entry,
    dropped_by     uuid,
    dropped_at     timestamptz,
    drop_reason    text,
    dropped_entry  bigint references entry,
    constraint gift_condition_four_eyes check ((placed_by is null or placed_by <> made_by) and (dropped_by is null or dropped_by <> made_by)),
    constraint gift_condition_says_something check (num_nonnulls(purposes, place_unit_id, use_from, use_until) > 0),
    constraint gift_condition_written check (num_nonnulls(sent_as, reason) = 1),
    constraint gift_condition_placed check (num_nonnulls(placed_by, placed_at, from_campaign, to_campaign, placed_entry) in (0, 5) and (state <> 'placed' or placed_by is not null) and (state <> 'open' or placed_by is null)),
    constraint gift_condition_dropped check (num_nonnulls(dropped_by, dropped_at, drop_reason) in (0, 3) and (state = 'dropped') = (dropped_by is not null)),
    check ((place_unit_id is null) = (place_name is null)),
    check (use_from is null or use_until is null or use_from <= use_until)
);
create unique index gift_condition_one on gift_condition (donation_id) where state <> 'dropped';
create index gift_condition_gift on gift_condition (donation_id, made_at);
create index gift_condition_open on gift_condition (made_at) where state = 'open';
create trigger gift_condition_stays
    before update of condition_id, donation_id, said, purposes, place_unit_id, place_name, use_from, use_until, terms_key, sent_as, reason, made_by, made_at or delete on gift_condition
    for each statement execute function refuse_change();
create trigger gift_condition_stays_whole before truncate on gift_condition for each statement execute function refuse_change();

-- A campaign that holds gifts of one condition; its plan is that of the campaign the gifts were given to.
alter table campaign_plan add column condition_of uuid references campaign_plan;
create index campaign_plan_condition on campaign_plan (condition_of) where condition_of is not null;

-- A gift whose condition has its campaign leaves it only when the condition is dropped.
create function refuse_moving_bound_gift() returns trigger language plpgsql as $$
begin
    if exists (select from added a join gift_condition c using (donation_id) where c.state = 'placed' and a.from_campaign = c.to_campaign) then
        raise exception 'a gift with a condition stays in its campaign' using errcode = 'check_violation', constraint = 'gift_condition_holds';
    end if;
    return null;
end
$$;
create trigger gift_condition_holds after insert on classification referencing new table as added for each statement execute function refuse_moving_bound_gift();
