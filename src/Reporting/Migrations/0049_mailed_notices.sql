-- A day's digest of a unit goes out by mail too, at most once.
alter table report_notice
    -- none: no mailbox or no server. sending: handed to the server at this moment; who dies in it leaves "uncertain", which is never sent again by itself.
    add column mail_state text not null default 'none' check (mail_state in ('none', 'waiting', 'sending', 'sent', 'failed', 'uncertain')),
    add column mail_to text,
    add column mail_tries int not null default 0,
    add column mail_retry_at timestamptz,
    add column mail_owner uuid,
    add column mail_lease_until timestamptz,
    add column mail_sent_at timestamptz,
    add column mail_error text,
    add constraint report_notice_mail_goes_somewhere check ((mail_state = 'none') = (mail_to is null)),
    add constraint report_notice_mail_has_its_moment check (mail_state <> 'sent' or mail_sent_at is not null);
create index report_notice_to_mail on report_notice (mail_retry_at nulls first) where mail_state in ('waiting', 'sending');

-- The mailbox that a unit has set in Plans, of the unit and not of a person; a row without an address says that it was taken away.
create table unit_mailbox_copy (
    unit_id uuid primary key,
    address text,
    version bigint not null,
    set_at  timestamptz not null
);
