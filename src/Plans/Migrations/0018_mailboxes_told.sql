-- Where a unit's digests are mailed to is told to the neighbours. That an address was taken away is a word too, so its row stays; the later word has the higher number.
alter table unit_mailbox alter column address drop not null, add column version bigint not null default 1;

-- Says what is set now, under the numbers it has: whoever knows it changes nothing. All in one partition, since the numbers, not the order, decide.
create function tell_mailboxes() returns void language sql as $$
    insert into outbox (message_id, message_type, key, partition, payload)
    select gen_random_uuid(), 'EduCoop.Contracts.Plans.UnitMailboxSet', unit_id::text, 0,
           jsonb_build_object('unitId', unit_id, 'address', address, 'version', version, 'setAt', set_at)::text
    from unit_mailbox order by set_at, unit_id
$$;
-- What was set before anybody was told.
select tell_mailboxes();
