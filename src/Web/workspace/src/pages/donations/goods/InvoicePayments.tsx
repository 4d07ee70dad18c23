import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listIntakes, listPayments, matchPayment, undoPayment, type GoodsIntake, type InvoicePayment } from '../../../api/goods';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatDay } from '../../../format/dates';
import { formatVndUnit } from '../../../format/money';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** Which line of the statement paid which invoice. Not shown while the statement has no payments. */
export function InvoicePayments({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const payments = useQuery({ queryKey: ['invoice-payments', campaignId, page], queryFn: () => listPayments(campaignId, page) });
  // Newest purchases first: what is paid now was bought lately.
  const intakes = useQuery({ queryKey: ['goods-intakes', campaignId, 1], queryFn: () => listIntakes(campaignId, 1) });
  if (!payments.data?.total) {
    return null;
  }
  const open = (intakes.data?.items ?? []).filter((one) => one.origin === 'purchase' && one.state === 'counted' && Number(one.costVnd) > Number(one.paidVnd));
  return (
    <section data-payments>
      <h2>{t('payment.title')}</h2>
      <p className="soft small">{t('payment.text')}</p>
      <ul className="row-cards">{payments.data.items.map((one) => <One key={one.entrySequence} campaignId={campaignId} payment={one} open={open} />)}</ul>
      <Pager page={payments.data.page} pageSize={payments.data.pageSize} total={payments.data.total} change={setPage} />
    </section>
  );
}

function One({ campaignId, payment, open }: { campaignId: string; payment: InvoicePayment; open: GoodsIntake[] }) {
  const { t } = useTexts();
  const me = useAccount();
  const [intakeId, setIntakeId] = useState<string>();
  const { busy, problem, step } = useStep('invoice-payments', 'goods-intakes');
  // Who wrote an invoice down does not say what paid it.
  const fit = open.filter((one) => one.declaredBy !== me.accountId && Number(one.costVnd) - Number(one.paidVnd) >= payment.amountVnd);
  return (
    <li data-payment={payment.intakeId ? 'matched' : 'open'}>
      <div className="head"><span className="num">{formatVndUnit(payment.amountVnd)} · {formatDay(payment.day)}</span> <State kind={payment.intakeId ? 'good' : 'wait'} text={t(payment.intakeId ? 'payment.done' : 'payment.open')} /></div>
      {payment.intakeId && <p className="words">{t('payment.matched', { supplier: payment.supplier ?? '', invoice: payment.invoice ?? '' })}</p>}
      <p className="small soft words">{payment.memo} · <Link to={`/dong-gop/${campaignId}/but-toan/${payment.entrySequence}`}>{t('recon.entry', { n: payment.entrySequence })}</Link></p>
      {problem && <ProblemAlert problem={problem} />}
      {!payment.intakeId && hasRole(me, 'accountant') && (fit.length === 0 ? <p className="small soft">{t('payment.none')}</p> : (
        <div className="bar" style={{ marginBottom: 0 }}>
          <Select style={{ minWidth: 200, maxWidth: '100%', flex: 1 }} value={intakeId} onChange={setIntakeId} placeholder={t('payment.invoice')} aria-label={t('payment.invoice')}
            options={fit.map((one) => ({ value: one.intakeId, label: `${one.supplier} · ${one.invoice} · ${formatVndUnit(Number(one.costVnd))}` }))} />
          <Button loading={busy} disabled={!intakeId} onClick={() => void step(() => matchPayment(intakeId!, payment.entrySequence))}>{t('payment.match')}</Button>
        </div>
      ))}
      {payment.intakeId && payment.matchedBy !== me.accountId && hasRole(me, 'accountant', 'approver') && <Button size="small" loading={busy} onClick={() => void step(() => undoPayment(payment.entrySequence))}>{t('payment.undo')}</Button>}
    </li>
  );
}
