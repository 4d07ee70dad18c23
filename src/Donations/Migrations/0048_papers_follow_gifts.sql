-- Where a gift stands now: the campaign it was booked to, or the last one it was moved to.
create view gift_place as
select d.donation_id, d.amount_vnd, coalesce(moved.to_campaign, d.campaign_id) as campaign_id, back.donation_id is not null as is_reversed
from donation d
left join lateral (select k.to_campaign from classification k where k.donation_id = d.donation_id order by k.place desc limit 1) moved on true
left join reversed_donation back on back.donation_id = d.donation_id;

-- A paper ends by a person's decision, or with the ledger entry that moved or took back a gift of it; that entry has its own two people.
alter table receipt add column cancelled_by_entry bigint references entry;
alter table receipt drop constraint receipt_check;
alter table receipt add constraint receipt_cancelled check (
    (cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null) = (num_nonnulls(cancelled_by, cancelled_by_entry) = 0)
    and num_nonnulls(cancelled_by, cancelled_by_entry) <= 1);

-- Papers given out to where their gift no longer stood.
with stale as (
    select distinct on (r.receipt_id) r.receipt_id, coalesce(back.entry_sequence, k.entry_sequence) as entry_sequence, back.entry_sequence is not null as is_reversed
    from receipt r
    join receipt_gift g on g.receipt_id = r.receipt_id and g.is_valid
    join gift_place p on p.donation_id = g.donation_id and (p.campaign_id <> r.campaign_id or p.is_reversed)
    left join reversed_donation back on back.donation_id = g.donation_id
    left join lateral (select entry_sequence from classification c where c.donation_id = g.donation_id order by c.place desc limit 1) k on true
    where r.cancelled_at is null
    order by r.receipt_id, g.line),
ended as (
    update receipt r set cancelled_at = clock_timestamp(), cancelled_by_entry = s.entry_sequence,
        cancel_reason = case when s.is_reversed then 'Khoản đóng góp đã bị đảo trong sổ.' else 'Khoản đóng góp đã chuyển sang đợt vận động khác.' end
    from stale s where s.receipt_id = r.receipt_id returning r.receipt_id)
update receipt_gift g set is_valid = false from ended where ended.receipt_id = g.receipt_id;

-- Papers and moves meet here. A move waits for the papers that are being written, ends those of its gifts, and papers written after it see it. Papers do not wait for each
-- other: they share the lock. Whoever takes it holds nothing that a move waits for.
create function refuse_paper_elsewhere() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(6120480031);
    if exists (
        select from added a join receipt r using (receipt_id) join gift_place p using (donation_id)
        where a.is_valid and (p.campaign_id <> r.campaign_id or p.is_reversed)) then
        raise exception 'a gift of this paper stands elsewhere' using errcode = 'check_violation', constraint = 'receipt_gift_stands_here';
    end if;
    return null;
end
$$;
create trigger receipt_gift_stands_here after insert on receipt_gift referencing new table as added for each statement execute function refuse_paper_elsewhere();

create function end_papers_of_moved() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(6120480031);
    with ended as (
        update receipt r set cancelled_at = clock_timestamp(), cancelled_by_entry = gone.entry_sequence, cancel_reason = tg_argv[0]
        from (
            select g.receipt_id, max(a.entry_sequence) as entry_sequence
            from added a join receipt_gift g using (donation_id) where g.is_valid group by g.receipt_id) gone
        where gone.receipt_id = r.receipt_id and r.cancelled_at is null
        returning r.receipt_id)
    update receipt_gift g set is_valid = false from ended where ended.receipt_id = g.receipt_id;
    return null;
end
$$;
create trigger papers_end_with_move after insert on classification referencing new table as added
    for each statement execute function end_papers_of_moved('Khoản đóng góp đã chuyển sang đợt vận động khác.');
create trigger papers_end_with_reversal after insert on reversed_donation referencing new table as added
    for each statement execute function end_papers_of_moved('Khoản đóng góp đã bị đảo trong sổ.');
