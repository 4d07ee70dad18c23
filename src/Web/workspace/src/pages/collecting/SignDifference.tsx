import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { approveDifference, readDifference, signDifference } from '../../api/collecting';
import type { Statement } from '../../api/shapes';
import { MoneyInput } from '../../components/MoneyInput';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { formatVndUnit } from '../../format/money';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** A statement that does not tie is booked only when one person signs for the difference, with a reason, and another approves. */
export function SignDifference({ statement }: { statement: Statement }) {
  const { t } = useTexts();
  const me = useAccount();
  const signed = useQuery({ queryKey: ['difference', statement.statementId], queryFn: async () => { try { return await readDifference(statement.statementId); } catch { return null; } } });
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('difference', 'statement', 'statements', 'approvals');
  if (!['does_not_tie', 'cut_off', 'totals_differ', 'pages_do_not_follow'].includes(statement.refusal?.code ?? '') || signed.isPending) {
    return null;
  }
  const found = signed.data;
  return (
    <section className="card" style={{ marginTop: 16 }} aria-label={t('difference.title')}>
      <h2 style={{ marginTop: 0 }}>{t('difference.title')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      {found ? (
        <>
          <p>{t('difference.signed', { amount: formatVndUnit(found.differenceVnd) })} <em>{found.reason}</em></p>
          {!found.approvedBy && hasRole(me, 'accountant', 'approver') && <Button type="primary" loading={busy} onClick={() => void step(() => approveDifference(statement.statementId))}>{t('difference.approve')}</Button>}
          {!found.approvedBy && <p className="soft small">{t('difference.other')}</p>}
        </>
      ) : hasRole(me, 'accountant') && (
        <form onSubmit={(event) => { event.preventDefault(); void step(() => signDifference(statement.statementId, amount ?? 0, reason.trim())); }}>
          <p className="soft">{t('difference.text')}</p>
          <label className="block">{t('difference.amount')}<MoneyInput value={amount} onChange={setAmount} /></label>
          <label className="block">{t('difference.reason')}<Input.TextArea rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
          <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim().length < 10}>{t('difference.sign')}</Button>
        </form>
      )}
    </section>
  );
}
