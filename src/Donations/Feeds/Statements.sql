-- Statements that are posted. $1 the last statement, $2 how many.
select statement_id::text, 'StatementReconciled',
       jsonb_build_object(
           'statementId', statement_id, 'campaignId', campaign_id, 'fromDay', from_day, 'toDay', to_day, 'openingVnd', coalesce(opening_vnd, 0),
           'closingVnd', coalesce(closing_vnd, credits_vnd - debits_vnd), 'creditsVnd', credits_vnd, 'debitsVnd', debits_vnd, 'entryCount', total, 'added', added, 'alreadyThere', already_there,
           'recovered', jsonb_array_length(recovered), 'reconciledAt', finished_at)::text
from statement s where s.state = 'posted' and s.statement_id > coalesce(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid order by s.statement_id limit $2
