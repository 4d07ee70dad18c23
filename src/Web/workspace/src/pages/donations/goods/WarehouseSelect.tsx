import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { addWarehouse, listWarehouses } from '../../../api/goods';
import { asProblem, type Problem } from '../../../api/problem';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** Chooses a warehouse, or adds the first one on the spot. */
export function WarehouseSelect({ unitId, value, onChange, id }: { unitId: string; id?: string; value?: string; onChange?: (warehouseId: string) => void }) {
  const { t } = useTexts();
  const mayAdd = hasRole(useAccount(), 'programme_officer', 'unit_officer', 'administrator');
  const queries = useQueryClient();
  const warehouses = useQuery({ queryKey: ['warehouses'], queryFn: listWarehouses });
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form] = Form.useForm<{ unitId: string; name: string; address?: string }>();
  const required = { required: true, message: t('form.required') };
  const add = async (typed: { unitId: string; name: string; address?: string }) => {
    setProblem(null);
    try {
      const { body } = await addWarehouse({ warehouseId: newId(), unitId: typed.unitId, name: typed.name.trim(), address: typed.address?.trim() || undefined });
      await queries.invalidateQueries({ queryKey: ['warehouses'] });
      onChange?.(body.warehouseId);
      setOpen(false);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <>
      <div className="bar">
        <Select<string> id={id} value={value} onChange={onChange} loading={warehouses.isPending} style={{ flex: 1, minWidth: 200 }} notFoundContent={t(mayAdd ? 'goods.warehouse.none' : 'goods.warehouse.ask')}
          options={(warehouses.data ?? []).map((one) => ({ value: one.warehouseId, label: [one.name, one.unitName].filter(Boolean).join(' · ') }))} />
        {mayAdd && <Button onClick={() => setOpen(true)}>{t('goods.warehouse.add')}</Button>}
      </div>
      <Modal open={open} title={t('goods.warehouse.add')} okText={t('goods.warehouse.save')} cancelText={t('form.cancel')} onOk={() => form.submit()} onCancel={() => setOpen(false)} destroyOnHidden>
        {problem && <ProblemAlert problem={problem} />}
        <Form form={form} layout="vertical" initialValues={{ unitId }} onFinish={(typed) => void add(typed)}>
          <Form.Item name="name" label={t('goods.warehouse.name')} rules={[required, { min: 2, max: 120 }]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="unitId" label={t('goods.warehouse.unit')} rules={[required]}><UnitSelect /></Form.Item>
          <Form.Item name="address" label={t('goods.warehouse.address')} rules={[{ max: 300 }]}><Input autoComplete="off" /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
