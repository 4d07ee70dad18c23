-- The programme in a few numbers at the end of the day; its deadlines are those of the day's month.
, owed as materialized (select unit_id from scope union select h.unit_id from unit_heir(@day) h join scope s on s.unit_id = h.heir_id),
asked as materialized (select unit_id from under union select h.unit_id from unit_heir(@day) h join under s on s.unit_id = h.heir_id),
month as (select date_trunc('month', @day::date)::date as first, (date_trunc('month', @day::date) + interval '1 month - 1 day')::date as last),
-- Two questions, each with its own index.
owing as (
    select 'month' as kind, o.* from obligation o cross join month m where o.due_on between m.first and m.last
    union all
    select 'late', o.* from obligation o where o.due_on < @day and (o.handed_in_on is null or o.handed_in_on > @day)
),
reports as (
    select count(*) filter (where o.kind = 'month') as month, count(*) filter (where o.kind = 'late') as late
    from owing o
    where (o.cancelled_on is null or o.cancelled_on > @day)
      and (@planId::uuid is null or o.regime_id in (select regime_id from regime where plan_id = @planId))
      and (@everything or o.unit_id in (select unit_id from owed)) and (@unitId::uuid is null or o.unit_id in (select unit_id from asked))
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
    select count(*) as value, coalesce(sum(g.amount_vnd), 0)::bigint as amount
    from campaign c join gift_read g using (campaign_id)
    where c.slug is not null and not g.reversed and g.occurred_on <= @day
      and (@everything or c.unit_id in (select unit_id from scope)) and (@unitId::uuid is null or c.unit_id in (select unit_id from under))
)
select 1 as place, 'plans' as item, 'plan' as unit, (
    select count(*) from plan_read p
    where p.version > 0 and not p.is_closed and p.document_date <= @day and (@planId::uuid is null or p.plan_id = @planId)
      and (@everything or p.issuer_unit_id in (select unit_id from scope)) and (@unitId::uuid is null or p.issuer_unit_id in (select unit_id from under))) as value,
    'product' as source_kind, 'plan-report' as source_id
union all select 2, 'tasks_month', 'task', month, 'product', 'kpi' from tasks
union all select 3, 'tasks_late', 'task', late, 'product', 'kpi' from tasks
union all select 4, 'reports_month', 'report', month, 'product', 'late' from reports
union all select 5, 'reports_late', 'report', late, 'product', 'late' from reports
union all select 6, 'pairs', 'pair', value, 'product', 'twinning-results' from pairs
union all select 7, 'gifts', 'gift', value, 'product', 'donors' from gifts
union all select 8, 'amount', 'vnd', amount, 'product', 'resources' from gifts
