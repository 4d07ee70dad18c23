with near as (
    -- Whoever has ended cannot be reminded: the successors are.
    select o.occurrence_id, coalesce(lead.heir_id, o.unit_id) as unit_id, o.due_on, coalesce(issuer.heir_id, p.issuer_unit_id) as issuer_unit_id, o.due_on - @day as days_left
    from occurrence o
    join plan p on p.plan_id = o.plan_id
    join task t on t.task_id = o.task_id
    left join unit_heir lead on lead.unit_id = o.unit_id and lead.is_last
    left join unit_heir issuer on issuer.unit_id = p.issuer_unit_id and issuer.is_last
    where o.state = 'open' and o.due_on <= @day + 30 and p.state in ('issued', 'amended') and t.state = 'active'
), due as (
    select *, case
        when days_left >= 8 then 'due_30'
        when days_left >= 2 then 'due_7'
        when days_left >= 0 then 'due_1'
        when days_left <= -7 then 'overdue_' || (-days_left / 7)
    end as kind
    from near
), addressed as (
    select occurrence_id, coalesce(unit_id, issuer_unit_id) as unit_id, due_on, kind, days_left, case when unit_id is null then 'issuer' else 'lead' end as role
    from due where kind is not null
    union all
    select occurrence_id, issuer_unit_id, due_on, kind, days_left, 'escalation'
    from due where kind like 'overdue%' and unit_id is not null and unit_id <> issuer_unit_id
), fresh as (
    select a.* from addressed a
    where not exists (
        select from reminder r where r.occurrence_id = a.occurrence_id and r.unit_id = a.unit_id and r.due_on = a.due_on and r.kind = a.kind)
), made as (
    insert into notice (notice_id, unit_id, day, made_at, mail_state, mail_to)
    select gen_random_uuid(), f.unit_id, @day, @now, case when m.address is null or not @mails then 'none' else 'waiting' end, case when @mails then m.address end
    from (select distinct unit_id from fresh) f
    left join unit_mailbox m on m.unit_id = f.unit_id
    on conflict on constraint notice_once do nothing
    returning notice_id, unit_id
)
insert into reminder (occurrence_id, unit_id, due_on, kind, role, days_left, notice_id)
select f.occurrence_id, f.unit_id, f.due_on, f.kind, f.role, f.days_left, made.notice_id
from fresh f join made on made.unit_id = f.unit_id
on conflict on constraint reminder_once do nothing
