-- One statement, one transaction: the same move again adds nothing. Sorted, so that two moves never wait for each other in a circle.
with taken as (
    insert into inbox (consumer, message_id) values ('reporting-move-gifts', $1) on conflict do nothing returning message_id
),
moved as (
    select side.campaign_id, side.gifts, side.gifts * $4::bigint as vnd
    from taken, (values ($2::uuid, -1), ($3::uuid, 1)) as side (campaign_id, gifts)
    where side.campaign_id is not null
),
total as (
    insert into campaign_total (campaign_id, gift_count, total_vnd, updated_at)
    select campaign_id, gifts, vnd, $7 from moved order by campaign_id
    on conflict (campaign_id) do update set
        gift_count = campaign_total.gift_count + excluded.gift_count,
        total_vnd = campaign_total.total_vnd + excluded.total_vnd,
        updated_at = greatest(campaign_total.updated_at, excluded.updated_at)
),
by_hour as (
    insert into campaign_hour (campaign_id, hour, gift_count, total_vnd)
    select campaign_id, date_trunc('hour', $6::timestamptz, 'Asia/Ho_Chi_Minh'), gifts, vnd from moved where $6::timestamptz is not null order by campaign_id
    on conflict (campaign_id, hour) do update set
        gift_count = campaign_hour.gift_count + excluded.gift_count,
        total_vnd = campaign_hour.total_vnd + excluded.total_vnd
),
by_day as (
    insert into campaign_day (campaign_id, day, gift_count, total_vnd, without_hour)
    select campaign_id, $5::date, gifts, vnd, case when $6::timestamptz is null then gifts else 0 end from moved order by campaign_id
    on conflict (campaign_id, day) do update set
        gift_count = campaign_day.gift_count + excluded.gift_count,
        total_vnd = campaign_day.total_vnd + excluded.total_vnd,
        without_hour = campaign_day.without_hour + excluded.without_hour
)
select count(*) from taken
