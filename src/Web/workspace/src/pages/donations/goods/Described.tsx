import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { acceptDescribed, agreeDescribed, cancelDescribed, describedDocument, listDescribed, refuseDescribed, type DescribedGift } from '../../../api/goods';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { formatTime } from '../../../format/dates';
import { formatVndUnit } from '../../../format/money';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useGoodsStep } from './useGoodsStep';

const kinds: Record<DescribedGift['state'], StateKind> = { offered: 'wait', agreed: 'wait', accepted: 'good', refused: 'off', cancelled: 'off', expired: 'off' };

/** Services and works that are given: of a campaign, or those that wait for my unit's acceptance. Not shown while there are none. */
export function Described({ campaignId }: { campaignId?: string }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const gifts = useQuery({ queryKey: ['described', campaignId, page], queryFn: () => listDescribed(campaignId ? { campaignId } : { state: 'agreed' }, page) });
  if (!gifts.data?.total) {
    return null;
  }
  return (
    <section data-described>
      <h2>{t(campaignId ? 'described.list' : 'described.mine')}</h2>
      <p className="soft small">{t('described.text')}</p>
      <ul className="row-cards">{gifts.data.items.map((one) => <One key={one.giftId} gift={one} ofCampaign={campaignId !== undefined} />)}</ul>
      <Pager page={gifts.data.page} pageSize={gifts.data.pageSize} total={gifts.data.total} change={setPage} />
    </section>
  );
}

function One({ gift, ofCampaign }: { gift: DescribedGift; ofCampaign: boolean }) {
  const { t } = useTexts();
  const me = useAccount();
  const { step, problem, busy } = useGoodsStep();
  const [open, setOpen] = useState<'accept' | 'refuse'>();
  const handling = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const mine = gift.offeredBy === me.accountId;
  const waits = gift.state === 'offered' || gift.state === 'agreed';
  const close = () => setOpen(undefined);
  return (
    <li data-gift={gift.state}>
      <div className="head">{gift.description} <State kind={kinds[gift.state]} text={t(`described.state.${gift.state}` as TextKey)} /></div>
      <p>
        <span className="num">{gift.accepted === null || gift.accepted === undefined ? formatNumber(Number(gift.quantity)) : t('described.done', { done: formatNumber(Number(gift.accepted)), said: formatNumber(Number(gift.quantity)) })}</span> {gift.unitName} · {t(`described.kind.${gift.kind}` as TextKey)} → <strong>{gift.schoolName}</strong>
      </p>
      <p className="small soft words">
        {!ofCampaign && <><Link to={`/dong-gop/${gift.campaignId}?muc=hien-vat`}>{gift.campaignTitle}</Link> · </>}
        {gift.donorName || t('gift.donor.none')}
        {gift.statedValueVnd !== null && gift.statedValueVnd !== undefined && ` · ${t('described.value.said', { amount: formatVndUnit(Number(gift.statedValueVnd)) })}`}
        {' · '}{waits ? t('described.until', { time: formatTime(gift.expiresAt) }) : formatTime(gift.acceptedAt ?? gift.offeredAt)}
        {gift.endedNote && ` · ${gift.endedNote}`}
        {gift.ledgerSequence && ofCampaign && <> · <Link to={`/dong-gop/${gift.campaignId}/but-toan/${gift.ledgerSequence}`}>{t('recon.entry', { n: gift.ledgerSequence })}</Link></>}
      </p>
      {problem && !open && <ProblemAlert problem={problem} />}
      {gift.documentNumber && <a href={describedDocument(gift.giftId)}>{t('shipment.minutes', { number: gift.documentNumber })}</a>}
      {handling && waits && (
        <div className="bar" style={{ marginBottom: 0 }}>
          {gift.state === 'offered' && !mine && <Button type="primary" loading={busy} onClick={() => void step(() => agreeDescribed(gift.giftId))}>{t('described.agree')}</Button>}
          {gift.state === 'agreed' && !mine && gift.agreedBy !== me.accountId && <Button type="primary" onClick={() => setOpen('accept')}>{t('described.accept')}</Button>}
          {!mine && <Button onClick={() => setOpen('refuse')}>{t('approvals.no')}</Button>}
          {ofCampaign && <Popconfirm title={t('described.cancel.ask')} okText={t('described.cancel')} cancelText={t('form.cancel')} onConfirm={() => void step(() => cancelDescribed(gift.giftId))}><Button loading={busy}>{t('described.cancel')}</Button></Popconfirm>}
        </div>
      )}
      <Modal open={open === 'accept'} title={t('described.accept')} footer={null} onCancel={close} destroyOnHidden><Accept gift={gift} done={close} /></Modal>
      <Modal open={open === 'refuse'} title={t('approvals.no')} footer={null} onCancel={close} destroyOnHidden><Refuse gift={gift} done={close} /></Modal>
    </li>
  );
}

/** The field starts empty: whoever accepts writes what was done, not what was said. */
function Accept({ gift, done }: { gift: DescribedGift; done: () => void }) {
  const { t } = useTexts();
  const { step, problem, busy } = useGoodsStep();
  const required = { required: true, message: t('form.required') };
  const send = async (typed: { accepted: number; receiverName: string; place: string; note?: string }) => {
    if (await step(() => acceptDescribed(gift.giftId, { accepted: typed.accepted, receiverName: typed.receiverName.trim(), place: typed.place.trim(), note: typed.note?.trim() || undefined }))) {
      done();
    }
  };
  return (
    <Form layout="vertical" onFinish={(typed) => void send(typed)} scrollToFirstError>
      <p className="soft">{t('described.accept.help')}</p>
      <Form.Item name="accepted" label={`${gift.description} (${gift.unitName})`} extra={t('described.accept.said', { n: formatNumber(Number(gift.quantity)), unit: gift.unitName })} rules={[required]}>
        <InputNumber min={1} max={Number(gift.quantity)} precision={0} inputMode="numeric" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="receiverName" label={t('shipment.receiver')} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="name" /></Form.Item>
      <Form.Item name="place" label={t('goods.place')} extra={t('goods.place.help')} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="address-level1" /></Form.Item>
      <Form.Item name="note" label={t('goods.note')} rules={[{ max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" loading={busy}>{t('described.accept.save')}</Button>
    </Form>
  );
}

function Refuse({ gift, done }: { gift: DescribedGift; done: () => void }) {
  const { t } = useTexts();
  const { step, problem, busy } = useGoodsStep();
  const [reason, setReason] = useState('');
  const send = async () => {
    if (await step(() => refuseDescribed(gift.giftId, reason.trim()))) {
      done();
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <Input.TextArea rows={2} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('described.refuse.reason')} aria-label={t('described.refuse.reason')} />
      <div className="bar"><Button type="primary" loading={busy} disabled={!reason.trim()} onClick={() => void send()}>{t('approvals.no')}</Button></div>
    </>
  );
}
