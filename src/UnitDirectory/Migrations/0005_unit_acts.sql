-- What people did to units, readable as one list: what kind of step, from which day, on which decision, by whom. The content stays what it was.
alter table unit_request
    add column kind         text,
    add column effective_on date,
    add column document     text not null default '' check (length(document) <= 300),
    add column by_name      text not null default '';

update unit_request r set
    kind = case
        when c.content ? 'predecessors' then 'merged'
        when c.content->'request' ? 'goesOn' then 'split'
        when c.content->'request' ? 'lastDay' then 'closed'
        when c.content ? 'scheme' then 'code'
        when c.content ? 'effectiveFrom' then 'changed'
        else 'registered' end,
    effective_on = coalesce(c.content->>'effectiveOn', c.content->'request'->>'effectiveOn', c.content->>'effectiveFrom', c.content->>'validFrom',
                            ((c.content->'request'->>'lastDay')::date + 1)::text)::date,
    document = coalesce(c.content->>'document', c.content->'request'->>'document', '')
from (select request_id, content::jsonb as content from unit_request) c
where c.request_id = r.request_id;

alter table unit_request
    alter column kind set not null,
    alter column effective_on set not null,
    add constraint unit_request_kind_known check (kind in ('registered', 'changed', 'code', 'merged', 'split', 'closed'));
create index unit_request_newest on unit_request (at desc, request_id desc);
create index unit_request_unit on unit_request (unit_id);
create index unit_succession_act on unit_succession (act_id);
