-- One digest of a unit for a day. People read it here; when the unit has a mailbox it is mailed too.
create table notice (
    notice_id   uuid primary key,
    unit_id     uuid not null,
    day         date not null,
    made_at     timestamptz not null,
    read_by     uuid,
    read_at     timestamptz,
    -- none: no mailbox or no server. sending: handed to the server at this moment; who dies in it leaves "uncertain", which is never sent again by itself.
    mail_state  text not null check (mail_state in ('none', 'waiting', 'sending', 'sent', 'failed', 'uncertain')),
    mail_to     text,
    mail_tries  int  not null default 0,
    mail_retry_at timestamptz,
    mail_owner  uuid,
    mail_lease_until timestamptz,
    mail_sent_at timestamptz,
    mail_error  text,
    constraint notice_once unique (unit_id, day),
    check ((mail_state = 'none') = (mail_to is null)),
    check (mail_state <> 'sent' or mail_sent_at is not null)
);
create index notice_unread on notice (unit_id, day desc) where read_at is null;
create index notice_to_mail on notice (mail_retry_at nulls first) where mail_state in ('waiting', 'sending');

-- What a digest reminds of. The key lets nothing be reminded of twice: a moved due date begins anew.
create table reminder (
    occurrence_id uuid not null references occurrence,
    unit_id       uuid not null,
    due_on        date not null,
    -- due_30, due_7, due_1, overdue_1, overdue_2 … (weeks)
    kind          text not null,
    role          text not null check (role in ('lead', 'issuer', 'escalation')),
    days_left     int  not null,
    notice_id     uuid not null references notice,
    constraint reminder_once primary key (occurrence_id, unit_id, due_on, kind)
);
create index reminder_notice on reminder (notice_id, due_on);

-- The mailbox of a unit, not of a person.
create table unit_mailbox (
    unit_id uuid primary key,
    address text not null,
    set_by  uuid not null,
    set_at  timestamptz not null
);

-- Days on which reminders have been made, so that a start later in the day does not look again.
create table reminder_day (
    day     date primary key,
    made    int not null,
    made_at timestamptz not null
);
