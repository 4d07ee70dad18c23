import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { countCash, listCash } from '../../api/collecting';
import type { Cash } from '../../api/collecting-shapes';
import type { DonorDisplay } from '../../api/shapes';
import { Loaded } from '../../components/Loaded';
import { MoneyInput } from '../../components/MoneyInput';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State, type StateKind } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { formatTime } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { Recount } from './Approvals';
import { DonorFields } from './DonorFields';

interface Typed { amountVnd: number; donorName?: string; donorDisplay: DonorDisplay; note?: string }

const kinds: Record<Cash['state'], StateKind> = { counted: 'wait', confirmed: 'good', refused: 'bad' };

/** Cash is counted by one of the receiving team and again by another; only when both come to the same sum it is a gift. */
export function CashDesk({ campaignId, open }: { campaignId: string; open: boolean }) {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const cash = useQuery({ queryKey: ['cash', campaignId, page], queryFn: () => listCash(campaignId, page) });
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, step } = useStep('cash', 'donations', 'approvals', 'campaign-totals');
  const team = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const count = async (typed: Typed) => {
    setSaid(null);
    const done = await step(() => countCash({
      cashId: id.current, campaignId, amountVnd: typed.amountVnd, donorDisplay: typed.donorDisplay, donorName: typed.donorName?.trim() || undefined, note: typed.note?.trim() || undefined,
    }));
    if (done) {
      setSaid(t('cash.counted', { amount: formatVndUnit(typed.amountVnd) }));
      id.current = newId();
      form.resetFields();
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {said && <Alert type="success" showIcon role="status" title={said} style={{ marginBottom: 16, maxWidth: 640 }} />}
      {open && team && (
        <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void count(typed)} initialValues={{ donorDisplay: 'anonymous' }} disabled={busy}>
          <Form.Item name="amountVnd" label={t('cash.amount')} extra={t('gift.amount.help')} rules={[{ required: true, message: t('form.required') }]}><MoneyInput /></Form.Item>
          <DonorFields />
          <Form.Item name="note" label={t('cash.note')} rules={[{ max: 500 }]}><Input autoComplete="off" /></Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>{t('cash.count')}</Button>
          <p className="soft small" style={{ marginTop: 8, marginBottom: 0 }}>{t('cash.two')}</p>
        </Form>
      )}
      <h2>{t('cash.list')}</h2>
      <Loaded query={cash}>
        {(list) => list.total === 0 ? <p className="soft">{t('cash.empty')}</p> : (
          <>
            <ul className="row-cards">
              {list.items.map((one) => {
                const mine = one.countedBy === me.accountId;
                const hidden = one.state === 'counted' && !mine;
                return (
                  <li key={one.cashId} data-cash={one.state}>
                    <div className="head"><span className="num">{hidden ? t('cash.hidden') : formatVndUnit(one.amountVnd)}</span> <State kind={kinds[one.state]} text={t(`cash.state.${one.state}` as TextKey)} /></div>
                    <p className="soft small">{one.donorName || t('gift.donor.none')} · {t(`display.${one.donorDisplay}` as TextKey)} · {formatTime(one.countedAt)}{one.note ? ` · ${one.note}` : ''}{one.refuseReason ? ` · ${one.refuseReason}` : ''}</p>
                    {one.state === 'counted' && !mine && team && <Recount id={one.cashId} busy={busy} step={step} />}
                    {one.state === 'counted' && mine && <p className="soft small">{t('cash.waits')}</p>}
                    {one.state === 'confirmed' && <Link to={`/dong-gop/${campaignId}/bien-nhan/moi?khoan=${one.cashId}&loai=cash_receipt`}><Button size="small">{t('receipt.make')}</Button></Link>}
                  </li>
                );
              })}
            </ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}
