import { Button, Checkbox, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { createAccount } from '../../api/gateway';
import { asProblem, type Problem } from '../../api/problem';
import type { Role } from '../../api/shapes';
import { readUnit } from '../../api/units';
import { ProblemAlert } from '../../components/ProblemAlert';
import { UnitSelect } from '../../components/UnitSelect';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';

export const roles: Role[] = ['administrator', 'programme_officer', 'unit_officer', 'school_officer', 'accountant', 'approver', 'auditor'];

interface Typed {
  userName: string;
  displayName: string;
  password: string;
  roles: Role[];
  unitId?: string;
}

export function NewAccount({ done, cancel }: { done: () => void; cancel: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      const unitName = typed.unitId ? (await readUnit(typed.unitId)).fullName : undefined;
      await createAccount({ accountId: id.current, ...typed, unitName });
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <section className="card form" style={{ marginBottom: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('accounts.new')}</h2>
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => void send(typed)} disabled={busy}>
        <Form.Item name="userName" label={t('signIn.userName')} extra={t('accounts.userName.help')} rules={[required, { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/, message: t('accounts.userName.wrong') }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="displayName" label={t('accounts.displayName')} rules={[required, { max: 200 }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={t('accounts.firstPassword')} rules={[required, { min: 12, message: t('accounts.password.short') }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item name="roles" label={t('accounts.roles')} rules={[required]}>
          <Checkbox.Group style={{ display: 'grid', gap: 8 }} options={roles.map((role) => ({ value: role, label: t(`role.${role}` as TextKey) }))} />
        </Form.Item>
        <Form.Item name="unitId" label={t('accounts.unit')} extra={t('accounts.unit.help')} dependencies={['roles']}
          rules={[{ validator: async (_, unitId?: string) => { if (!unitId && !(form.getFieldValue('roles') as Role[] | undefined)?.includes('administrator')) { throw new Error(t('accounts.unit.needed')); } } }]}><UnitSelect /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('accounts.create')}</Button><Button onClick={cancel}>{t('form.cancel')}</Button></div>
      </Form>
    </section>
  );
}
