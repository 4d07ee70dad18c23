import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readCampaign } from '../../../api/donations';
import { declareGoods } from '../../../api/goods';
import type { DonorDisplay } from '../../../api/shapes';
import { MoneyInput } from '../../../components/MoneyInput';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { DonorFields } from '../../collecting/DonorFields';
import { GoodsLines, quantityOf, useItems, type TypedLine } from './GoodsLines';
import { useGoodsStep } from './useGoodsStep';
import { WarehouseSelect } from './WarehouseSelect';

interface Typed {
  origin: 'gift' | 'purchase';
  warehouseId: string;
  lines: TypedLine[];
  donorDisplay: DonorDisplay;
  donorName?: string;
  supplier?: string;
  invoice?: string;
  costVnd?: number;
  note?: string;
}

/** Goods that come in: given, or bought with the campaign's money. They count once another person has counted them. */
export function DeclareGoods() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const items = useItems();
  const [form] = Form.useForm<Typed>();
  const origin = Form.useWatch('origin', form) ?? 'gift';
  const id = useRef(newId());
  const { step, problem, busy } = useGoodsStep();
  const required = { required: true, message: t('form.required') };
  const back = `/dong-gop/${campaignId}?muc=hien-vat`;

  const send = async (typed: Typed) => {
    const lines = typed.lines.map((line) => ({ itemCode: line.itemCode!, quantity: quantityOf(line, items.data?.find((item) => item.itemCode === line.itemCode)) }));
    const more = typed.origin === 'gift'
      ? { donorDisplay: typed.donorDisplay, donorName: typed.donorName?.trim() || undefined }
      : { supplier: typed.supplier?.trim(), invoice: typed.invoice?.trim(), costVnd: typed.costVnd };
    if (await step(() => declareGoods({ intakeId: id.current, campaignId, warehouseId: typed.warehouseId, origin: typed.origin, lines, note: typed.note?.trim() || undefined, ...more }))) {
      void navigate(back);
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={back}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('goods.declare')} lead={t('goods.declare.lead')} />
      <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} scrollToFirstError initialValues={{ origin: 'gift', donorDisplay: 'anonymous', lines: [{}] }}>
        <Form.Item name="origin" label={t('goods.origin')} rules={[required]}>
          <Radio.Group options={(['gift', 'purchase'] as const).map((value) => ({ value, label: t(`goods.origin.${value}` as TextKey) }))} />
        </Form.Item>
        <Form.Item name="warehouseId" label={t('goods.warehouse')} rules={[required]}><WarehouseSelect unitId={campaign.data?.unitId ?? ''} /></Form.Item>
        <GoodsLines />
        {origin === 'gift' ? (
          <DonorFields />
        ) : (
          <div className="cards">
            <Form.Item name="supplier" label={t('goods.supplier')} rules={[required, { min: 2, max: 200 }]}><Input autoComplete="off" /></Form.Item>
            <Form.Item name="invoice" label={t('goods.invoice')} rules={[required, { max: 60 }]}><Input autoComplete="off" /></Form.Item>
            <Form.Item name="costVnd" label={t('goods.cost')} extra={t('gift.amount.help')} rules={[required]}><MoneyInput /></Form.Item>
          </div>
        )}
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
