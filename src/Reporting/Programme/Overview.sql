with work as (
    select 'report' as kind, o.due_on, case when o.handed_in_on <= @day then o.handed_in_on end as done_on
    from obligation o where o.due_on between @from and @to and (o.cancelled_on is null or o.cancelled_on > @day)
    union all
    select 'task', t.due_on, case when t.done_on <= @day then t.done_on end
    from task_read t where t.due_on between @from and @to and t.state <> 'cancelled' and t.plan_id not in (select plan_id from plan_read where is_closed))
, counted as (
    select count(*) filter (where kind = 'task') as tasks,
           count(*) filter (where kind = 'task' and done_on is not null) as tasks_done,
           count(*) filter (where kind = 'task' and done_on is null and due_on < @day) as tasks_late,
           count(*) filter (where kind = 'report') as reports,
           count(*) filter (where kind = 'report' and done_on is not null) as reports_done
    from work),
gifts as (
    select coalesce(sum(d.gift_count), 0)::bigint as gifts, coalesce(sum(d.total_vnd), 0)::bigint as gifts_vnd
    from campaign c join campaign_day d using (campaign_id)
    where c.slug is not null and d.day <= @day),
twins as (
    select coalesce(sum(pairs), 0)::bigint as pairs, coalesce(sum(activities), 0)::bigint as activities
    from twinning_year
    where school_year = @schoolYear)
select @day::date as as_of,
       (select count(*) from plan_read p
        where p.issuer_unit_id is not null and not p.is_closed and p.document_date <= @day) as plans,
       counted.*, twins.*, gifts.*
from counted cross join gifts cross join twins
