-- What schools have counted, goods and services. $1 the last one, $2 how many.
select id::text, 'AidDelivered',
       jsonb_build_object(
           'shipmentId', id, 'campaignId', campaign_id, 'schoolId', school_id, 'schoolName', school_name, 'documentNumber', document_number, 'goods', goods, 'ledgerSequence', entry,
           'deliveredOn', (at at time zone 'Asia/Ho_Chi_Minh')::date, 'deliveredAt', at)::text
from (
    select s.shipment_id as id, s.campaign_id, s.school_id, s.school_name, s.document_number, s.received_entry as entry, s.received_at as at,
           (select coalesce(jsonb_agg(jsonb_build_object('itemCode', l.item_code, 'name', g.name, 'unitName', g.unit_name, 'quantity', l.received) order by l.line), '[]')
            from shipment_line l join goods_item g using (item_code) where l.shipment_id = s.shipment_id and l.received > 0) as goods
    from shipment s where s.state = 'received'
    union all
    select gift_id, campaign_id, school_id, school_name, document_number, entry_sequence, accepted_at,
           jsonb_build_array(jsonb_build_object('itemCode', item_code, 'name', description, 'unitName', unit_name, 'quantity', accepted))
    from described_gift where state = 'accepted') aid
where aid.id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by aid.id limit $2
