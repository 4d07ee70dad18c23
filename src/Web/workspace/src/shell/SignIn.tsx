import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { asProblem, type Problem } from '../api/problem';
import { ProblemAlert } from '../components/ProblemAlert';
import { useTexts } from '../i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { safeReturn } from './safeReturn';
import { useMe, useSessionActions } from './session';

// Before signing in only the host knows whether all data is made up.
const isDemo = document.querySelector<HTMLMetaElement>('meta[name=educoop-demo]')?.content === '1';

export function SignIn() {
  const { t } = useTexts();
  const { data: me } = useMe();
  const { signIn } = useSessionActions();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  if (me) {
    return <Navigate to={safeReturn(search.get('tiep'))} replace />;
  }
  const submit = async ({ userName, password }: { userName: string; password: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(userName.trim(), password);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <div>
        {isDemo && <div className="demo-ribbon" role="note">{t('shell.demo')}</div>}
        <div className="card">
          <h1>{t('signIn.title')}</h1>
          <p className="soft">{t('signIn.lead')}</p>
          {problem && <ProblemAlert problem={problem} />}
          <Form layout="vertical" onFinish={submit} requiredMark={false} disabled={busy}>
            <Form.Item name="userName" label={t('signIn.userName')} rules={[{ required: true, message: t('signIn.userName.missing') }]}>
              <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} size="large" />
            </Form.Item>
            <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.password.missing') }]}>
              <Input.Password autoComplete="current-password" size="large" />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t('signIn.submit')}</Button>
          </Form>
          <p className="small soft" style={{ marginTop: 16 }}>
            <a href="/">{t('signIn.public')}</a> · <LanguageSwitch />
          </p>
        </div>
      </div>
    </main>
  );
}
