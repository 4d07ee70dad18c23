-- The programme in a few numbers at the end of the day; its deadlines are those of the day's month.
, month as (select date_trunc('month', @day::date)::date as first, (date_trunc('month', @day::date) + interval '1 month - 1 day')::date as last),
reports as (
    select coalesce(sum(o.reports) filter (where o.due_on between m.first and m.last), 0)::bigint as month,
           coalesce(sum(o.reports) filter (where o.due_on < @day and o.handed_in_on > @day), 0)::bigint as late
    from owing o cross join month m
    where o.due_on <= (date_trunc('month', @day::date) + interval '1 month - 1 day')::date and o.cancelled_on > @day
      and (@planId::uuid is null or o.regime_id in (select regime_id from regime where plan_id = @planId))
),
tasks as (select count(*) filter (where w.due_on between m.first and m.last) as month, count(*) filter (where w.standing = 'overdue') as late from work w cross join month m),
pairs as (
    select count(*) as value from pair_read p
    where not p.never_active and (p.active_since is null or (p.active_since at time zone 'Asia/Ho_Chi_Minh')::date <= @day)
      and (p.ended_version < p.active_version or p.ended_at is null or (p.ended_at at time zone 'Asia/Ho_Chi_Minh')::date > @day)
      and (@everything or p.supporter_id in (select unit_id from scope) or p.seeker_id in (select unit_id from scope)
           or p.supporter_office_id in (select unit_id from scope) or p.seeker_office_id in (select unit_id from scope))
      and (@unitId::uuid is null or p.supporter_id in (select unit_id from under) or p.seeker_id in (select unit_id from under))
),
gifts as (
    select coalesce(sum(d.gift_count), 0)::bigint as value, coalesce(sum(d.total_vnd), 0)::bigint as amount
    from campaign c join campaign_day d using (campaign_id)
    where c.slug is not null and d.day <= @day
      and (@everything or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@own::uuid]))
      and (@unitId::uuid is null or exists (select from unit_copy s where s.unit_id = c.unit_id and s.path @> array[@unitId::uuid]))
)
select 1 as place, 'plans' as item, 'plan' as unit, (
    select count(*) from plan_read p
    where p.version > 0 and not p.is_closed and p.document_date <= @day and (@planId::uuid is null or p.plan_id = @planId)
      and (@everything or exists (select from unit_copy s where s.unit_id = p.issuer_unit_id and s.path @> array[@own::uuid]))
      and (@unitId::uuid is null or exists (select from unit_copy s where s.unit_id = p.issuer_unit_id and s.path @> array[@unitId::uuid]))) as value,
    'product' as source_kind, 'plan-report' as source_id
union all select 2, 'tasks_month', 'task', month, 'product', 'kpi' from tasks
union all select 3, 'tasks_late', 'task', late, 'product', 'kpi' from tasks
union all select 4, 'reports_month', 'report', month, 'product', 'late' from reports
union all select 5, 'reports_late', 'report', late, 'product', 'late' from reports
union all select 6, 'pairs', 'pair', value, 'product', 'twinning-results' from pairs
union all select 7, 'gifts', 'gift', value, 'product', 'donors' from gifts
union all select 8, 'amount', 'vnd', amount, 'product', 'resources' from gifts
