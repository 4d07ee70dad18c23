import { Button, Form, Input, InputNumber } from 'antd';
import type { GoodsQuantity } from '../../../api/goods';
import { State } from '../../../components/State';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

export interface ToCount { itemCode: string; name: string; unitName: string; said: number }

interface Typed { counts: Record<string, number>; place: string; note?: string; signer?: string }

/** What the receiver says beside the numbers. */
export interface Said { place: string; note?: string; signer: string }

/** The receiver counts each good. The fields start empty: whoever counts writes what she counted, not what was said. */
export function CountForm({ lines, signer, busy, action, send }: {
  lines: ToCount[]; signer?: string; busy: boolean; action: string; send: (counts: GoodsQuantity[], said: Said) => void;
}) {
  const { t } = useTexts();
  const [form] = Form.useForm<Typed>();
  const required = { required: true, message: t('form.required') };
  const counts = Form.useWatch('counts', form);
  return (
    <Form<Typed> form={form} layout="vertical" className="card form" scrollToFirstError
      onFinish={(typed) => send(lines.map((line) => ({ itemCode: line.itemCode, quantity: typed.counts[line.itemCode] ?? 0 })), { place: typed.place.trim(), note: typed.note?.trim() || undefined, signer: typed.signer?.trim() ?? '' })}>
      <h2>{t('goods.count')}</h2>
      <p className="soft">{t('goods.count.help')}</p>
      {lines.map((line) => {
        const counted = counts?.[line.itemCode];
        const off = typeof counted === 'number' && counted !== line.said;
        return (
          <Form.Item key={line.itemCode} name={['counts', line.itemCode]} label={`${line.name} (${line.unitName})`} rules={[required]}
            extra={off ? <State kind="bad" text={t('goods.count.differs', { said: formatNumber(line.said), counted: formatNumber(counted) })} /> : t('goods.count.said', { n: formatNumber(line.said), unit: line.unitName })}>
            <InputNumber min={0} precision={0} inputMode="numeric" style={{ width: '100%' }} />
          </Form.Item>
        );
      })}
      {signer !== undefined && <Form.Item name="signer" label={signer} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="name" /></Form.Item>}
      <Form.Item name="place" label={t('goods.place')} extra={t('goods.place.help')} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="address-level1" /></Form.Item>
      <Form.Item name="note" label={t('goods.note')} rules={[{ max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{action}</Button>
    </Form>
  );
}
