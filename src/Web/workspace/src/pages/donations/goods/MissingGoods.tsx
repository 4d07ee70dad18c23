import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useRef } from 'react';
import { proposeWriteOff, returnGoods, type Shipment } from '../../../api/goods';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatNumber } from '../../../format/numbers';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useGoodsStep } from './useGoodsStep';

interface Typed { itemCode: string; quantity: number; way: 'return' | 'lose'; reason?: string }

/** What the school did not count: back in the warehouse, or lost – which another person has to sign. */
export function MissingGoods({ shipment }: { shipment: Shipment }) {
  const { t } = useTexts();
  const me = useAccount();
  const [form] = Form.useForm<Typed>();
  const way = Form.useWatch('way', form) ?? 'return';
  const id = useRef(newId());
  const { step, problem, busy } = useGoodsStep();
  const missing = shipment.lines!.filter((line) => Number(line.missing) > 0);
  const required = { required: true, message: t('form.required') };
  if (!hasRole(me, 'accountant', 'programme_officer', 'unit_officer')) {
    return null;
  }
  const send = async (typed: Typed) => {
    const done = typed.way === 'return'
      ? await step(() => returnGoods(shipment.shipmentId, [{ itemCode: typed.itemCode, quantity: typed.quantity }]))
      : await step(() => proposeWriteOff({ writeOffId: id.current, campaignId: shipment.campaignId, shipmentId: shipment.shipmentId, itemCode: typed.itemCode, quantity: typed.quantity, reason: typed.reason?.trim() ?? '' }));
    if (done) {
      id.current = newId();
      form.resetFields();
    }
  };
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void send(typed)} initialValues={{ way: 'return', itemCode: missing[0]?.itemCode }}>
      <h2>{t('shipment.missing.title')}</h2>
      <p className="soft">{t('shipment.missing.help')}</p>
      <Form.Item name="way" label={t('shipment.missing.way')}>
        <Radio.Group options={[{ value: 'return', label: t('shipment.missing.return') }, { value: 'lose', label: t('shipment.missing.lose') }]} />
      </Form.Item>
      <div className="cards">
        <Form.Item name="itemCode" label={t('goods.item')} rules={[required]}>
          <Select options={missing.map((line) => ({ value: line.itemCode, label: `${line.name} (${formatNumber(Number(line.missing))} ${line.unitName})` }))} />
        </Form.Item>
        <Form.Item name="quantity" label={t('goods.quantity')} rules={[required]}><InputNumber min={1} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
      {way === 'lose' && <Form.Item name="reason" label={t('shipment.missing.reason')} rules={[required, { min: 3, max: 1000 }]}><Input.TextArea rows={2} /></Form.Item>}
      {problem && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" loading={busy}>{way === 'return' ? t('shipment.missing.returnSave') : t('shipment.missing.loseSave')}</Button>
    </Form>
  );
}
