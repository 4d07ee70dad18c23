import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { cancelReceipt, listReceipts, receiptFile } from '../../api/collecting';
import type { Receipt } from '../../api/collecting-shapes';
import { EmptyState } from '../../components/EmptyState';
import { DataTable } from '../../components/list/DataTable';
import { Loaded } from '../../components/Loaded';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { formatVnd } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** The book of papers: numbers without a gap; a cancelled paper keeps its number. */
export function ReceiptRegister({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const { page } = useAddress();
  const receipts = useQuery({ queryKey: ['receipts', campaignId, page], queryFn: () => listReceipts(campaignId, page) });
  return (
    <>
    <div className="bar"><Link to={`/dong-gop/${campaignId}/thu-cam-on`}><Button>{t('thanks.title')}</Button></Link> <Link to={`/dong-gop/${campaignId}/in-giay`}><Button>{t('print.title')}</Button></Link></div>
    <Loaded query={receipts}>
      {(list) => list.total === 0 ? <EmptyState title={t('receipts.empty')} text={t('receipts.empty.text')} /> : (
        <DataTable<Receipt> name="bien-nhan" list={list} rowKey={(one) => one.receiptId} asked={[campaignId]} read={(next) => listReceipts(campaignId, next)}
          columns={[
            { key: 'so', title: t('receipts.number'), width: 200, always: true, plain: (one) => one.documentNumber, render: (one) => <><a href={receiptFile(one.receiptId)} className="num">{one.documentNumber}</a><div className="small soft">{t(`receipts.kind.${one.kind}` as TextKey)}</div></> },
            { key: 'ngay', title: t('receipts.day'), width: 120, plain: (one) => one.issuedOn, render: (one) => <span className="num">{formatDay(one.issuedOn)}</span> },
            { key: 'nguoi', title: t('gift.donor'), width: 220, plain: (one) => one.gifts[0]?.donor, render: (one) => <>{one.gifts[0]?.donor}{one.gifts.length > 1 && <span className="soft"> +{one.gifts.length - 1}</span>}</> },
            { key: 'tien', title: t('gift.amount'), width: 150, right: true, plain: (one) => one.totalVnd, render: (one) => <span className="num">{formatVnd(one.totalVnd)}</span> },
            { key: 'tinh-trang', title: t('receipts.state'), width: 300, plain: (one) => (one.cancelledAt ? t('receipts.cancelled') : t('receipts.valid')), render: (one) => <Standing receipt={one} /> },
          ]} />
      )}
    </Loaded>
    </>
  );
}

function Standing({ receipt }: { receipt: Receipt }) {
  const { t } = useTexts();
  const me = useAccount();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('receipts', 'every-row');
  if (receipt.cancelledAt) {
    return <><State kind="off" text={t('receipts.cancelled')} /><div className="small soft">{receipt.cancelReason}</div></>;
  }
  return (
    <>
      <State kind="good" text={t('receipts.valid')} />{' '}
      {hasRole(me, 'accountant', 'approver') && !asking && <Button size="small" onClick={() => setAsking(true)}>{t('receipts.cancel')}</Button>}
      {asking && (
        <form className="bar" style={{ margin: '8px 0 0' }} onSubmit={(event) => { event.preventDefault(); void step(() => cancelReceipt(receipt.receiptId, reason.trim())); }}>
          <Input size="small" autoFocus value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('receipts.cancel.reason')} aria-label={t('receipts.cancel.reason')} />
          <Button size="small" htmlType="submit" danger loading={busy} disabled={!reason.trim()}>{t('receipts.cancel')}</Button>
          <Button size="small" onClick={() => setAsking(false)}>{t('form.cancel')}</Button>
        </form>
      )}
      {problem && <ProblemAlert problem={problem} />}
    </>
  );
}
