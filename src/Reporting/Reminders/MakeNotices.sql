-- The digests of a day. @day today, @soon the last of the working days ahead that are reminded of, @now this moment, @mails whether there is a mail server. What was said is not said again: reminders have a key.
with heir as materialized (
    select unit_id, heir_id from unit_heir(@day)
), near as (
    -- Whoever has ended cannot be reminded: the successors are.
    select o.obligation_id, coalesce(own.heir_id, o.unit_id) as unit_id, coalesce(above.heir_id, o.receiver_unit_id) as receiver_id, o.due_on
    from obligation o left join heir own on own.unit_id = o.unit_id left join heir above on above.unit_id = o.receiver_unit_id
    where o.handed_in_on is null and o.cancelled_on is null and o.due_on between @day - 60 and @soon
), addressed as (
    select obligation_id, unit_id, due_on, case when due_on > @day then 'soon' when due_on = @day then 'today' else 'late' end as kind from near
    union
    select obligation_id, receiver_id, due_on, 'escalation' from near where due_on < @day and receiver_id is not null and receiver_id <> unit_id
), fresh as materialized (
    select a.* from addressed a
    where not exists (select from report_reminder r where r.obligation_id = a.obligation_id and r.unit_id = a.unit_id and r.due_on = a.due_on and r.kind = a.kind)
), made as (
    -- What has come since stands in the same digest, which is new once more.
    insert into report_notice (notice_id, unit_id, day, made_at, mail_state, mail_to)
    select gen_random_uuid(), f.unit_id, @day, @now, case when m.address is null then 'none' else 'waiting' end, m.address
    from (select distinct unit_id from fresh) f left join unit_mailbox_copy m on m.unit_id = f.unit_id and @mails
    -- A day has one mail: one that waits will say it too, one that has gone is not followed by another.
    on conflict on constraint report_notice_once do update set read_at = null, read_name = null, made_at = excluded.made_at,
        mail_state = case when report_notice.mail_state = 'none' then excluded.mail_state else report_notice.mail_state end, mail_to = coalesce(report_notice.mail_to, excluded.mail_to)
    returning notice_id, unit_id
)
insert into report_reminder (obligation_id, unit_id, due_on, kind, notice_id)
select f.obligation_id, f.unit_id, f.due_on, f.kind, m.notice_id from fresh f join made m on m.unit_id = f.unit_id
on conflict on constraint report_reminder_once do nothing
