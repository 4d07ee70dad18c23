-- What a paper says by the names of today: the unit that hands it in, the body above it, where it sits, and what it said last time.
select u.name as unit_name, u.type_code, p.name as parent_name,
    (select c.name from unit_copy c where c.unit_id = any (u.path) and c.type_code like 'ubnd%' order by cardinality(c.path) desc limit 1) as commune_name,
    (select h.head::text from paper_head h where h.obligation_id = @obligationId) as own_head,
    (select (l.facts -> 'head')::text from report_paper l where l.unit_id = @unitId order by l.issued_on desc, l.year desc, l.number desc limit 1) as last_head
from (values (@unitId)) one (unit_id)
left join unit_copy u on u.unit_id = one.unit_id
left join unit_copy p on p.unit_id = u.parent_id
