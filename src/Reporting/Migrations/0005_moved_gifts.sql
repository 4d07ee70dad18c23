-- A gift that moves from one campaign to another takes its amount along. The move may be heard before the gift itself, so a total may be below zero for a moment;
-- of a fund whose gifts have all moved it is zero.
alter table campaign_total drop constraint campaign_total_gift_count_check, drop constraint campaign_total_total_vnd_check;
alter table campaign_hour drop constraint campaign_hour_gift_count_check, drop constraint campaign_hour_total_vnd_check;
alter table campaign_day drop constraint campaign_day_gift_count_check, drop constraint campaign_day_total_vnd_check, drop constraint campaign_day_check;
