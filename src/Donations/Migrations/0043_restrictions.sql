-- What givers want their gifts used for. A restriction is in force from the moment it is written down; only another person ends it, with a reason. No row is removed.
create table fund_restriction (
    restriction_id uuid constraint fund_restriction_pkey primary key,
    campaign_id    uuid not null references campaign,
    -- The giver's own words: a refusal names the restriction by them.
    said           text not null,
    purposes       text[] check (cardinality(purposes) > 0),
    -- A province, a commune or one school: goods go only to units in it.
    place_unit_id  uuid,
    place_name     text,
    use_from       date,
    use_until      date,
    made_by        uuid not null,
    made_at        timestamptz not null,
    ended_by       uuid,
    ended_at       timestamptz,
    end_reason     text,
    constraint fund_restriction_four_eyes check (ended_by is null or ended_by <> made_by),
    constraint fund_restriction_ended check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null)),
    constraint fund_restriction_says_something check (num_nonnulls(purposes, place_unit_id, use_from, use_until) > 0),
    check ((place_unit_id is null) = (place_name is null)),
    check (use_from is null or use_until is null or use_from <= use_until)
);
create index fund_restriction_campaign on fund_restriction (campaign_id, made_at);
create trigger fund_restriction_stays
    before update of restriction_id, campaign_id, said, purposes, place_unit_id, place_name, use_from, use_until, made_by, made_at or delete on fund_restriction
    for each statement execute function refuse_change();
create trigger fund_restriction_stays_whole before truncate on fund_restriction for each statement execute function refuse_change();
