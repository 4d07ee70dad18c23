-- How far the gifts of a campaign have been looked at, by the ledger's own numbers, which one writer gives out in the order of its commits. Everything up to looked_to has its
-- row in classified_look or pledge_look or does not belong to the campaign; without this a look at new gifts reads all old ones. round grows when a new rule makes old gifts
-- worth another look: a run that began before cannot say that it has seen them.
create table look_progress (
    campaign_id uuid   not null references campaign (campaign_id),
    purpose     text   not null check (purpose in ('classification', 'pledges')),
    looked_to   bigint not null check (looked_to >= 0),
    round       int    not null,
    primary key (campaign_id, purpose)
);
