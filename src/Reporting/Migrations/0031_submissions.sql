-- What units hand in for their obligations, and what became of it. Owned here. The steps are only added; the row says how it stands now.
create table submission (
    obligation_id    uuid primary key references obligation,
    form_id          uuid,
    form_version     int,
    state            text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
    version          int  not null,
    answers          jsonb not null,
    narrative        text not null default '',
    -- Who receives it, settled when it is handed in: the level above, or who the regime names.
    receiver_unit_id uuid,
    submitted_by     uuid,
    foreign key (form_id, form_version) references form_version,
    check ((form_id is null) = (form_version is null)),
    check (state = 'draft' or (receiver_unit_id is not null and submitted_by is not null))
);
create index submission_inbox on submission (receiver_unit_id, state);

create table submission_step (
    obligation_id uuid not null references submission,
    version       int  not null,
    move          text not null check (move in ('save', 'submit', 'recall', 'return', 'accept', 'reopen')),
    remarks       text,
    -- What stood in it at this step: of a report that comes back, the difference is seen.
    answers       jsonb not null,
    narrative     text not null,
    by_account    uuid not null,
    by_name       text not null,
    by_unit_id    uuid not null,
    at            timestamptz not null,
    primary key (obligation_id, version),
    check (move not in ('return', 'reopen') or remarks is not null)
);
create trigger submission_step_stays before update or delete on submission_step for each statement execute function refuse_change();
create trigger submission_step_stays_whole before truncate on submission_step for each statement execute function refuse_change();

-- Nobody approves what they handed in themselves, whichever way the row is written.
create function refuse_own_approval() returns trigger language plpgsql as $$
begin
    if new.move = 'accept' and new.by_account = (select submitted_by from submission where obligation_id = new.obligation_id) then
        raise exception 'a report is accepted by somebody else than who handed it in' using errcode = 'check_violation', constraint = 'own_report';
    end if;
    return new;
end $$;
create trigger submission_step_four_eyes before insert on submission_step for each row execute function refuse_own_approval();
