-- Services and works that are given: an offer describes what is to be done for a school, in a unit of its own. What the school accepted enters the books, in a
-- commodity of its own that only this offer has. Until then it is a paper; it never lies in a warehouse and is never under way.
alter table goods_item add column kind text not null default 'good' check (kind in ('good', 'service', 'work'));

-- The catalogue's goods are edited by people; a described item says what one school accepted and stays.
create function refuse_describing_again() returns trigger language plpgsql as $$
begin
    if old.kind <> 'good' or (tg_op = 'UPDATE' and new.kind <> 'good') then
        raise exception 'item % was described by an offer and stays as it is', old.item_code using errcode = 'restrict_violation', constraint = 'described_item_stays';
    end if;
    return coalesce(new, old);
end $$;
create trigger described_item_stays before update or delete on goods_item for each row execute function refuse_describing_again();

create table described_gift (
    gift_id          uuid constraint described_gift_pkey primary key,
    campaign_id      uuid not null references campaign,
    school_id        uuid not null,
    school_name      text not null,
    kind             text not null check (kind in ('service', 'work')),
    item_code        text not null constraint described_gift_item unique check (item_code ~ '^[A-Z][A-Z0-9-]{2,21}[A-Z0-9]$'),
    description      text not null,
    unit_name        text not null,
    quantity         bigint not null check (quantity > 0),
    -- As the donor states it, for the minutes; in no total of money.
    stated_value_vnd bigint check (stated_value_vnd > 0),
    donor_name       text,
    donor_display    text not null check (donor_display in ('named', 'initials', 'anonymous')),
    note             text,
    state            text not null check (state in ('offered', 'agreed', 'accepted', 'refused', 'cancelled', 'expired')),
    offered_by       uuid not null,
    offered_at       timestamptz not null,
    expires_at       timestamptz not null check (expires_at > offered_at),
    agreed_by        uuid,
    agreed_at        timestamptz,
    accepted_by      uuid,
    accepted_at      timestamptz,
    accepted         bigint check (accepted between 1 and quantity),
    receiver_name    text,
    accepted_note    text,
    ended_by         uuid,
    ended_at         timestamptz,
    ended_note       text,
    entry_sequence   bigint constraint described_gift_entry unique references entry,
    minutes_unit_id  uuid,
    minutes_year     int,
    minutes_number   int,
    document_number  text,
    place            text,
    constraint described_gift_agreed_four_eyes check (agreed_by is null or agreed_by <> offered_by),
    constraint described_gift_accepted_three check (accepted_by is null or (agreed_by is not null and accepted_by <> offered_by and accepted_by <> agreed_by)),
    constraint described_gift_refused_four_eyes check (state <> 'refused' or ended_by <> offered_by),
    constraint described_gift_agreed check (state not in ('agreed', 'accepted') or agreed_by is not null),
    constraint described_gift_accepted check (
        (state = 'accepted') = (accepted_by is not null) and (state = 'accepted') = (entry_sequence is not null)
        and (state = 'accepted') = (accepted is not null) and (state = 'accepted') = (document_number is not null)),
    constraint described_gift_ended check ((state in ('refused', 'cancelled')) = (ended_by is not null)),
    constraint described_gift_minutes_once unique (minutes_unit_id, minutes_year, minutes_number)
);
create index described_gift_campaign on described_gift (campaign_id, offered_at desc, gift_id);
create index described_gift_school on described_gift (school_id, state, offered_at desc);
create index described_gift_open on described_gift (expires_at) where state in ('offered', 'agreed');
create trigger described_gift_stays
    before update of gift_id, campaign_id, school_id, school_name, kind, item_code, description, unit_name, quantity, stated_value_vnd, offered_by, offered_at, expires_at
        or delete on described_gift
    for each statement execute function refuse_change();
create trigger described_gift_stays_whole before truncate on described_gift for each statement execute function refuse_change();
