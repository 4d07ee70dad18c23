import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { setPassword } from '../../api/gateway';
import { asProblem, type Problem } from '../../api/problem';
import type { Account } from '../../api/shapes';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useTexts } from '../../i18n';

export function NewPassword({ account, done, cancel }: { account: Account; done: () => void; cancel: () => void }) {
  const { t } = useTexts();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async ({ password }: { password: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      await setPassword(account.accountId, password);
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <section className="card form" style={{ marginBottom: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('accounts.password.for', { name: account.displayName })}</h2>
      <Form layout="vertical" onFinish={(typed: { password: string }) => void send(typed)} disabled={busy}>
        <Form.Item name="password" label={t('accounts.newPassword')} rules={[{ required: true, message: t('form.required') }, { min: 12, message: t('accounts.password.short') }]}>
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('accounts.password.save')}</Button><Button onClick={cancel}>{t('form.cancel')}</Button></div>
      </Form>
    </section>
  );
}
