import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { decideRule, listRules, makeRule } from '../../api/collecting';
import type { Fund } from '../../api/collecting-shapes';
import type { Campaign } from '../../api/shapes';
import { Loaded } from '../../components/Loaded';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useStep } from '../../components/useStep';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** Words in a memo that lead to a campaign: made by one person, in force once another has approved them. */
export function Rules({ fund, members }: { fund: Fund; members: Campaign[] }) {
  const { t } = useTexts();
  const me = useAccount();
  const rules = useQuery({ queryKey: ['rules', fund.bucketId], queryFn: () => listRules(fund.bucketId) });
  const [words, setWords] = useState('');
  const [target, setTarget] = useState<string>();
  const { busy, problem, step } = useStep('rules', 'queue', 'approvals');
  const titleOf = (id: string) => members.find((one) => one.campaignId === id)?.title ?? '…';
  const make = async () => {
    if (await step(() => makeRule({ ruleId: newId(), bucketId: fund.bucketId, toCampaign: target!, words: words.trim() }))) {
      setWords('');
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {hasRole(me, 'accountant', 'programme_officer') && (
        <form className="bar" onSubmit={(event) => { event.preventDefault(); void make(); }}>
          <Input className="grow" value={words} maxLength={100} onChange={(event) => setWords(event.target.value)} placeholder={t('rules.words')} aria-label={t('rules.words')} />
          <Select style={{ minWidth: 220 }} value={target} onChange={setTarget} placeholder={t('queue.where')} aria-label={t('queue.where')} options={members.map((one) => ({ value: one.campaignId, label: one.title }))} />
          <Button htmlType="submit" type="primary" loading={busy} disabled={!target || words.trim().length < 5}>{t('rules.make')}</Button>
        </form>
      )}
      <Loaded query={rules}>
        {(list) => list.length === 0 ? <p className="soft">{t('rules.empty')}</p> : (
          <ul className="row-cards">
            {list.map((rule) => (
              <li key={rule.ruleId}>
                <div className="head">“{rule.words}” → {titleOf(rule.toCampaign)}</div>
                <div className="bar" style={{ marginBottom: 0 }}>
                  <State kind={rule.endedAt ? 'off' : rule.approvedBy ? 'good' : 'wait'} text={t(rule.endedAt ? 'rules.ended' : rule.approvedBy ? 'rules.inForce' : 'rules.waits')} />
                  {!rule.endedAt && !rule.approvedBy && hasRole(me, 'accountant', 'approver') && <Button size="small" loading={busy} onClick={() => void step(() => decideRule(rule.ruleId, 'approve'))}>{t('approvals.yes')}</Button>}
                  {!rule.endedAt && hasRole(me, 'accountant', 'approver') && <Button size="small" loading={busy} onClick={() => void step(() => decideRule(rule.ruleId, 'end'))}>{t('rules.end')}</Button>}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
