-- Codes that donors write into a transfer. Only an open campaign has one: before its approval nobody may be asked.
create table payment_code (
    code        text constraint payment_code_pkey primary key check (code ~ '^QE[0-9A-HJKMNP-RT-VWXY]{9}$'),
    campaign_id uuid not null references campaign,
    pledge_id   uuid constraint payment_code_pledge_key unique,
    issued_at   timestamptz not null
);
-- A campaign's own code: the one on its public picture.
create unique index payment_code_campaign on payment_code (campaign_id) where pledge_id is null;
create trigger payment_code_stays before update or delete on payment_code for each statement execute function refuse_change();

create function payment_code_needs_open_campaign() returns trigger language plpgsql as $$
begin
    if not exists (select from campaign_plan p where p.campaign_id = new.campaign_id and p.state = 'open' and p.origin <> 'unclassified') then
        raise exception 'campaign % is not open', new.campaign_id
            using errcode = 'check_violation', constraint = 'payment_code_needs_open_campaign';
    end if;
    return new;
end $$;
create trigger payment_code_needs_open_campaign before insert on payment_code for each row execute function payment_code_needs_open_campaign();
