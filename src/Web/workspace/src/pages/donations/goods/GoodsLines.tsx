import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { listItems, type GoodsItem } from '../../../api/goods';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

export interface TypedLine { itemCode?: string; packs?: number; units?: number }

export const useItems = () => useQuery({ queryKey: ['goods-items'], queryFn: listItems, staleTime: 60_000 });

/** What a typed line comes to in the good's own unit: packs and loose pieces together. */
export const quantityOf = (line: TypedLine | undefined, item?: GoodsItem) => (line?.packs ?? 0) * (item?.packSize ?? 0) + (line?.units ?? 0);

/** Goods with packs and loose pieces, as people count them; what it comes to is shown beside. */
export function GoodsLines({ free }: { free?: (itemCode: string) => number }) {
  const { t } = useTexts();
  const items = useItems();
  const typed = (Form.useWatch('lines') ?? []) as (TypedLine | undefined)[];
  const itemOf = (code?: string) => items.data?.find((item) => item.itemCode === code);
  const choice = (items.data ?? []).filter((item) => !free || free(item.itemCode) > 0);
  return (
    <Form.List name="lines">
      {(lines, { add, remove }) => (
        <fieldset className="plain">
          <legend><h2>{t('goods.lines')}</h2></legend>
          {lines.map((line) => {
            const item = itemOf(typed[line.name]?.itemCode);
            const total = quantityOf(typed[line.name], item);
            const others = typed.filter((_, place) => place !== line.name).map((one) => one?.itemCode);
            return (
              <div className="cards goods-line" key={line.key}>
                <Form.Item name={[line.name, 'itemCode']} label={t('goods.item')} rules={[{ required: true, message: t('form.required') }]}>
                  <Select showSearch={{ optionFilterProp: 'label' }} loading={items.isPending}
                    options={choice.map((one) => ({ value: one.itemCode, label: one.name, disabled: others.includes(one.itemCode) }))} />
                </Form.Item>
                {item?.packSize && <Form.Item name={[line.name, 'packs']} label={t('goods.packs', { pack: item.packName ?? '', n: formatNumber(Number(item.packSize)) })}><InputNumber min={0} precision={0} style={{ width: '100%' }} /></Form.Item>}
                <Form.Item name={[line.name, 'units']} label={t('goods.units', { unit: item?.unitName ?? '' })} extra={item ? [t('goods.sum', { n: formatNumber(total), unit: item.unitName }), free && t('goods.free', { n: formatNumber(free(item.itemCode)) })].filter(Boolean).join(' · ') : undefined}
                  dependencies={[['lines', line.name, 'packs']]} rules={[{ validator: async () => { if (item && total <= 0) { throw new Error(t('goods.quantity.needed')); } } }]}>
                  <InputNumber min={0} precision={0} style={{ width: '100%' }} />
                </Form.Item>
                {lines.length > 1 && <Form.Item label=" "><Button onClick={() => remove(line.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
              </div>
            );
          })}
          <Form.Item><Button onClick={() => add({})} disabled={lines.length >= 200}>{t('goods.addLine')}</Button></Form.Item>
        </fieldset>
      )}
    </Form.List>
  );
}
