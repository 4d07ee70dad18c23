import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { readMailbox, runReminders, setMailbox } from '../../../api/notices';
import { asProblem, type Problem } from '../../../api/problem';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** Where my unit's reminders are mailed to: an address of the office, not of a person. */
export function Mailbox({ unitId }: { unitId: string }) {
  const mailbox = useQuery({ queryKey: ['mailbox', unitId], queryFn: () => readMailbox(unitId) });
  return <Loaded query={mailbox}>{(found) => <Shown unitId={unitId} address={found.address} />}</Loaded>;
}

function Shown({ unitId, address }: { unitId: string; address: string | null }) {
  const { t } = useTexts();
  const me = useAccount();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (action: () => Promise<string>) => {
    setBusy(true);
    setProblem(null);
    try {
      void message.success(await action());
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const save = (typed: string) => act(async () => {
    queries.setQueryData(['mailbox', unitId], await setMailbox(unitId, typed.trim() || null));
    return t(typed.trim() ? 'mailbox.saved' : 'mailbox.removed');
  });
  const run = () => act(async () => {
    const { made } = await runReminders();
    await queries.invalidateQueries({ queryKey: ['notices'] });
    await queries.invalidateQueries({ queryKey: ['notices-unread'] });
    return t('notices.run.done', { n: made });
  });
  return (
    <section className="card" style={{ marginBottom: 16 }} aria-label={t('mailbox.title')}>
      <Form layout="vertical" initialValues={{ address: address ?? '' }} disabled={busy} onFinish={({ address: typed }: { address: string }) => void save(typed)}>
        <Form.Item name="address" label={t('mailbox.title')} extra={t('mailbox.help')} style={{ marginBottom: 8 }} rules={[{ max: 254, message: t('mailbox.wrong') }, { pattern: /^\s*$|^[!-~]+@[!-~]+$/, message: t('mailbox.wrong') }]}>
          <Input type="text" inputMode="email" autoComplete="off" spellCheck={false} placeholder="vanthu@donvi.gov.vn" style={{ maxWidth: 420 }} />
        </Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar" style={{ marginBottom: 0 }}>
          <Button type="primary" htmlType="submit" loading={busy}>{t('mailbox.save')}</Button>
          {hasRole(me, 'administrator') && <Button onClick={() => void run()}>{t('notices.run')}</Button>}
        </div>
      </Form>
    </section>
  );
}
