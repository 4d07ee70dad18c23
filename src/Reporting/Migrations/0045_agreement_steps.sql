-- How agreements of twinning stood after each of their steps, as Twinning said it. Several events of one step share its version and say the same state.
create table agreement_step (
    agreement_id        uuid        not null,
    version             bigint      not null,
    state               text        not null check (state in ('proposed', 'accepted', 'active', 'declined', 'withdrawn', 'expired', 'ended')),
    at                  timestamptz not null,
    supporter_id        uuid        not null,
    supporter_office_id uuid        not null,
    seeker_id           uuid        not null,
    seeker_office_id    uuid        not null,
    primary key (agreement_id, version)
);

-- What named donors gave to a campaign is added up from the index alone.
create index gift_named on gift_read (campaign_id, occurred_on) include (amount_vnd) where donor is not null and not reversed;
