import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readCampaign } from '../../../api/donations';
import { offerDescribed } from '../../../api/goods';
import type { DonorDisplay } from '../../../api/shapes';
import { MoneyInput } from '../../../components/MoneyInput';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { DonorFields } from '../../collecting/DonorFields';
import { useGoodsStep } from './useGoodsStep';

interface Typed {
  kind: 'service' | 'work';
  schoolId: string;
  description: string;
  unitName: string;
  quantity: number;
  statedValueVnd?: number;
  donorDisplay: DonorDisplay;
  donorName?: string;
  standsDays: number;
  note?: string;
}

/** A donor offers to do something for a school. It counts once the school has accepted what was done. */
export function OfferDescribed() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const id = useRef(newId());
  const { step, problem, busy } = useGoodsStep();
  const required = { required: true, message: t('form.required') };
  const back = `/dong-gop/${campaignId}?muc=hien-vat`;

  const send = async (typed: Typed) => {
    const { kind, schoolId, quantity, statedValueVnd, donorDisplay, standsDays } = typed;
    if (await step(() => offerDescribed({
      giftId: id.current, campaignId, kind, schoolId, quantity, statedValueVnd, donorDisplay, standsDays,
      description: typed.description.trim(), unitName: typed.unitName.trim(), donorName: typed.donorName?.trim() || undefined, note: typed.note?.trim() || undefined,
    }))) {
      void navigate(back);
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={back}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('described.offer')} lead={t('described.offer.lead')} />
      <Form<Typed> className="card form" layout="vertical" onFinish={(typed) => void send(typed)} scrollToFirstError initialValues={{ kind: 'service', donorDisplay: 'anonymous', standsDays: 90 }}>
        <Form.Item name="kind" label={t('described.kind')} rules={[required]}>
          <Radio.Group options={(['service', 'work'] as const).map((value) => ({ value, label: t(`described.kind.${value}` as TextKey) }))} />
        </Form.Item>
        <Form.Item name="description" label={t('described.description')} extra={t('described.description.help')} rules={[required, { min: 5, max: 200 }]}><Input autoComplete="off" /></Form.Item>
        <div className="cards">
          <Form.Item name="quantity" label={t('described.quantity')} rules={[required]}><InputNumber min={1} max={1_000_000_000} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="unitName" label={t('described.unit')} extra={t('described.unit.help')} rules={[required, { max: 30 }]}><Input autoComplete="off" /></Form.Item>
        </div>
        <Form.Item name="schoolId" label={t('shipment.school')} rules={[required]}><UnitSelect /></Form.Item>
        <DonorFields />
        <div className="cards">
          <Form.Item name="statedValueVnd" label={t('described.value')} extra={t('described.value.help')}><MoneyInput /></Form.Item>
          <Form.Item name="standsDays" label={t('described.days')} extra={t('described.days.help')} rules={[required]}><InputNumber min={1} max={365} precision={0} style={{ width: '100%' }} /></Form.Item>
        </div>
        <Form.Item name="note" label={t('goods.note')} rules={[{ max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar">
          <Button type="primary" htmlType="submit" loading={busy}>{t('goods.declare.save')}</Button>
          <Link to={back}><Button>{t('form.back')}</Button></Link>
        </div>
      </Form>
    </>
  );
}
