-- One statement, one round trip, one transaction: which gifts are new, and what they add up to.
-- Every insert is sorted, so that replicas lock the same rows in the same order and never wait in a circle.
with delivered as (
    select * from unnest($1, $2, $3, $4, $5, $6)
        as gift (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, statement_id)
),
taken as (
    insert into inbox (consumer, message_id)
    select 'reporting-count-gifts', donation_id from delivered order by donation_id
    on conflict do nothing
    returning message_id
),
gift as (
    select delivered.* from delivered join taken on taken.message_id = delivered.donation_id
),
total as (
    insert into campaign_total (campaign_id, gift_count, total_vnd, updated_at)
    select campaign_id, count(*), sum(amount_vnd), $7 from gift group by campaign_id order by campaign_id
    on conflict (campaign_id) do update set
        gift_count = campaign_total.gift_count + excluded.gift_count,
        total_vnd = campaign_total.total_vnd + excluded.total_vnd,
        updated_at = greatest(campaign_total.updated_at, excluded.updated_at)
),
by_hour as (
    insert into campaign_hour (campaign_id, hour, gift_count, total_vnd)
    select campaign_id, date_trunc('hour', occurred_at, 'Asia/Ho_Chi_Minh'), count(*), sum(amount_vnd)
    from gift where occurred_at is not null group by 1, 2 order by 1, 2
    on conflict (campaign_id, hour) do update set
        gift_count = campaign_hour.gift_count + excluded.gift_count,
        total_vnd = campaign_hour.total_vnd + excluded.total_vnd
),
by_day as (
    insert into campaign_day (campaign_id, day, gift_count, total_vnd, without_hour)
    select campaign_id, occurred_on, count(*), sum(amount_vnd), count(*) filter (where occurred_at is null)
    from gift group by 1, 2 order by 1, 2
    on conflict (campaign_id, day) do update set
        gift_count = campaign_day.gift_count + excluded.gift_count,
        total_vnd = campaign_day.total_vnd + excluded.total_vnd,
        without_hour = campaign_day.without_hour + excluded.without_hour
),
by_statement as (
    insert into statement_read (statement_id, campaign_id, gift_count, gift_vnd)
    select statement_id, (array_agg(campaign_id order by campaign_id))[1], count(*), sum(amount_vnd)
    from gift where statement_id is not null group by 1 order by 1
    on conflict (statement_id) do update set
        gift_count = statement_read.gift_count + excluded.gift_count,
        gift_vnd = statement_read.gift_vnd + excluded.gift_vnd
)
select count(*) from taken
