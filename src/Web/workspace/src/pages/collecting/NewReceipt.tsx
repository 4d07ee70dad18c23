import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { issueReceipt, receiptFile } from '../../api/collecting';
import type { Receipt, ReceiptKind } from '../../api/collecting-shapes';
import { readCampaign, readDonation } from '../../api/donations';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';

interface Typed { kind: ReceiptKind; place: string; givenBy?: string; receivedBy?: string }

const paperKinds: ReceiptKind[] = ['acknowledgement', 'handover', 'cash_receipt'];
const placeKey = 'receipt-place';

/** A paper for one gift: the next number of the unit's book, the amount in words, a code by which anybody can check it. */
export function NewReceipt() {
  const { campaignId = '' } = useParams();
  const [search] = useSearchParams();
  const donationId = search.get('khoan') ?? '';
  const { t } = useTexts();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const gift = useQuery({ queryKey: ['donation', donationId], queryFn: () => readDonation(donationId) });
  const id = useRef(newId());
  const [made, setMade] = useState<Receipt | null>(null);
  const { busy, problem, step } = useStep('receipts');
  const issue = (typed: Typed) => step(async () => {
    localStorage.setItem(placeKey, typed.place);
    setMade((await issueReceipt({ receiptId: id.current, kind: typed.kind, donationIds: [donationId], place: typed.place.trim(), givenBy: typed.givenBy?.trim() || undefined, receivedBy: typed.receivedBy?.trim() || undefined })).body);
  });
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=bien-nhan`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('receipt.make')} lead={t('receipt.lead')} />
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={gift}>
        {(found) => (
          <>
            <p className="card form"><strong className="num">{formatVndUnit(found.amountVnd)}</strong> · {formatDay(found.occurredOn)} · {found.donorName || t('gift.donor.none')}</p>
            {made ? (
              <Alert type="success" showIcon role="status" style={{ maxWidth: 640 }} title={t('receipt.made', { number: made.documentNumber })}
                description={<div className="bar" style={{ margin: '8px 0 0' }}><a href={receiptFile(made.receiptId)} download><Button type="primary">{t('receipt.file')}</Button></a><Link to={`/dong-gop/${made.campaignId}?muc=bien-nhan`}><Button>{t('receipts.title')}</Button></Link></div>} />
            ) : (
              <Form<Typed> className="card form" layout="vertical" onFinish={(typed) => void issue(typed)} disabled={busy}
                initialValues={{ kind: search.get('loai') ?? 'acknowledgement', place: localStorage.getItem(placeKey) ?? '' }}>
                <Form.Item name="kind" label={t('receipt.kind')}><Radio.Group style={{ display: 'grid', gap: 8 }} options={paperKinds.map((kind) => ({ value: kind, label: t(`receipts.kind.${kind}` as TextKey) }))} /></Form.Item>
                <Form.Item name="place" label={t('receipt.place')} rules={[{ required: true, min: 2, max: 100, message: t('form.required') }]}><Input autoComplete="off" /></Form.Item>
                <Form.Item name="givenBy" label={t('receipt.givenBy')} rules={[{ max: 100 }]}><Input autoComplete="off" /></Form.Item>
                <Form.Item name="receivedBy" label={t('receipt.receivedBy')} rules={[{ max: 100 }]}><Input autoComplete="off" /></Form.Item>
                <Button type="primary" htmlType="submit" loading={busy}>{t('receipt.issue')}</Button>
              </Form>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
