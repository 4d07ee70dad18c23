-- What waits for @me. Each part names the roles that may decide it, as its own route does. Kinds stand as the enum spells them, in small letters.
select 'plan' as kind, p.campaign_id as id, p.campaign_id, p.title as campaign_title, p.content as what, null::text as to_title, null::bigint as amount_vnd, p.submitted_at as asked_at, null::uuid as ledger_id
from campaign_plan p where p.state = 'submitted' and @approver and p.submitted_by <> @me and p.created_by <> @me
union all
select 'usageplan', u.campaign_id, u.campaign_id, p.title, null, null, null, u.posted_at, null
from usage_plan u join campaign_plan p using (campaign_id) where u.adopted_at is null and @approver and u.posted_by <> @me
union all
select 'settlement', s.campaign_id, s.campaign_id, p.title, s.audit_note, null, s.spent_vnd, s.prepared_at, null
from settlement s join campaign_plan p using (campaign_id) where s.published_at is null and @approver and s.prepared_by <> @me
union all
select 'difference', f.statement_id, s.campaign_id, p.title, f.reason, null, f.difference_vnd, f.signed_at, null
from statement_difference f join statement s using (statement_id) join campaign_plan p using (campaign_id)
where f.approved_at is null and (@approver or @accountant) and f.signed_by <> @me
union all
select 'assignment', a.assignment_id, a.bucket_id, p.title, a.reason, t.title, d.amount_vnd, a.proposed_at, null
from assignment a join campaign_plan p on p.campaign_id = a.bucket_id join campaign_plan t on t.campaign_id = a.to_campaign join donation d using (donation_id)
where a.state = 'proposed' and (@approver or @accountant) and a.proposed_by <> @me
union all
select 'rule', r.rule_id, r.bucket_id, p.title, r.words, t.title, null, r.made_at, null
from classification_rule r join campaign_plan p on p.campaign_id = r.bucket_id join campaign_plan t on t.campaign_id = r.to_campaign
where r.approved_at is null and r.ended_at is null and (@approver or @accountant) and r.made_by <> @me
union all
select 'cash', c.cash_id, c.campaign_id, p.title, c.note, null, null, c.counted_at, null
from cash_intake c join campaign_plan p using (campaign_id) where c.state = 'counted' and @team and c.counted_by <> @me
union all
select 'correction', c.correction_id, c.campaign_id, p.title, c.reason, null, (select max((leg ->> 'amountVnd')::bigint) from jsonb_array_elements(c.legs) leg), c.proposed_at, null
from ledger_correction c join campaign_plan p using (campaign_id) where c.state = 'proposed' and (@approver or @accountant) and c.proposed_by <> @me
union all
select 'goodsintake', i.intake_id, i.campaign_id, p.title, i.note, w.name, null, i.declared_at, null
from goods_intake i join campaign_plan p using (campaign_id) join warehouse w using (warehouse_id) where i.state = 'declared' and @team and i.declared_by <> @me
union all
select 'writeoff', l.write_off_id, l.campaign_id, p.title, concat(g.name, ': ', l.quantity, ' ', g.unit_name, '. ', l.reason), null, null, l.proposed_at, null
from write_off l join campaign_plan p using (campaign_id) join goods_item g using (item_code)
where l.state = 'proposed' and (@approver or @accountant) and l.proposed_by <> @me
union all
select 'describedgift', o.gift_id, o.campaign_id, p.title, concat(o.description, ': ', o.quantity, ' ', o.unit_name), o.school_name, null, o.offered_at, null
from described_gift o join campaign_plan p using (campaign_id) where o.state = 'offered' and o.expires_at > @now and @team and o.offered_by <> @me
union all
select 'giftcondition', k.condition_id, g.campaign_id, p.title, k.said, k.place_name, g.amount_vnd, k.made_at, null
from gift_condition k join gift_place g using (donation_id) join campaign_plan p on p.campaign_id = g.campaign_id
where k.state = 'open' and not g.is_reversed and p.origin <> 'unclassified' and (@approver or @accountant) and k.made_by <> @me
union all
select 'periodclosing', k.period_id, null, null, to_char(k.ends_on, 'DD/MM/YYYY'), null, null, k.proposed_at, k.ledger_id
from ledger_period k where k.state = 'proposed' and (@approver or @accountant) and k.proposed_by <> @me
