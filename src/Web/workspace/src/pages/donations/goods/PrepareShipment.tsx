import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readCampaign } from '../../../api/donations';
import { prepareShipment, readStock } from '../../../api/goods';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { GoodsLines, quantityOf, useItems, type TypedLine } from './GoodsLines';
import { useGoodsStep } from './useGoodsStep';
import { WarehouseSelect } from './WarehouseSelect';

interface Typed { warehouseId: string; schoolId: string; lines: TypedLine[]; holdDays: number; note?: string }

/** Sets goods aside for a school. They leave when another person hands them over. */
export function PrepareShipment() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const [form] = Form.useForm<Typed>();
  const warehouseId = Form.useWatch('warehouseId', form);
  const stock = useQuery({ queryKey: ['goods-stock', campaignId, warehouseId], queryFn: () => readStock(campaignId, warehouseId), placeholderData: keepPreviousData });
  const items = useItems();
  const id = useRef(newId());
  const { step, problem, busy } = useGoodsStep();
  const required = { required: true, message: t('form.required') };
  const back = `/dong-gop/${campaignId}?muc=hien-vat`;
  const free = (code: string) => { const row = stock.data?.find((one) => one.itemCode === code); return row ? Number(row.inWarehouses) - Number(row.held) : 0; };

  const send = async (typed: Typed) => {
    const lines = typed.lines.map((line) => ({ itemCode: line.itemCode!, quantity: quantityOf(line, items.data?.find((item) => item.itemCode === line.itemCode)) }));
    if (await step(() => prepareShipment({ shipmentId: id.current, campaignId, warehouseId: typed.warehouseId, schoolId: typed.schoolId, lines, holdDays: typed.holdDays, note: typed.note?.trim() || undefined }))) {
      void navigate(`/hang/${id.current}`);
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={back}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('shipment.prepare')} lead={t('shipment.prepare.lead')} />
      <Loaded query={stock}>
        {() => (
          <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} scrollToFirstError initialValues={{ lines: [{}], holdDays: 7 }}>
            <Form.Item name="schoolId" label={t('shipment.school')} rules={[required]}><UnitSelect /></Form.Item>
            <Form.Item name="warehouseId" label={t('goods.warehouse')} rules={[required]}><WarehouseSelect unitId={campaign.data?.unitId ?? ''} /></Form.Item>
            <GoodsLines free={free} />
            <Form.Item name="holdDays" label={t('shipment.holdDays')} extra={t('shipment.holdDays.help')} rules={[required]}><InputNumber min={1} max={30} precision={0} /></Form.Item>
            <Form.Item name="note" label={t('goods.note')} rules={[{ max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
            {problem && <ProblemAlert problem={problem} />}
            <div className="bar">
              <Button type="primary" htmlType="submit" loading={busy}>{t('shipment.prepare.save')}</Button>
              <Link to={back}><Button>{t('form.back')}</Button></Link>
            </div>
          </Form>
        )}
      </Loaded>
    </>
  );
}
