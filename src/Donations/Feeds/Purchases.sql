-- What was bought and counted. $1 the last intake, $2 how many.
select i.intake_id::text, 'FundsAllocated',
       jsonb_build_object(
           'allocationId', i.intake_id, 'campaignId', i.campaign_id, 'amountVnd', i.cost_vnd, 'supplier', i.supplier,
           'goods', (select coalesce(jsonb_agg(jsonb_build_object('itemCode', l.item_code, 'name', g.name, 'unitName', g.unit_name, 'quantity', l.counted) order by l.line), '[]')
                     from goods_intake_line l join goods_item g using (item_code) where l.intake_id = i.intake_id and l.counted > 0),
           'ledgerSequence', i.entry_sequence, 'allocatedOn', (i.decided_at at time zone 'Asia/Ho_Chi_Minh')::date, 'allocatedAt', i.decided_at)::text
from goods_intake i
where i.origin = 'purchase' and i.state = 'counted' and i.intake_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by i.intake_id limit $2
