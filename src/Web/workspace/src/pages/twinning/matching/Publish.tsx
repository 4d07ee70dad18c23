import { Alert, Button, Form, Input, Progress, Select } from 'antd';
import { publishRun, type Publication, type Run } from '../../../api/matching';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

interface Values { throughYear: number; place: string; symbol: string; name: string; capacity: string; seekerGives: string }

/** Release by a second person: says first what will happen, then pair by pair how far it is, then what came of it. */
export function Publish({ run }: { run: Run }) {
  const { t } = useTexts();
  const me = useAccount();
  if (run.publishState === 'published') {
    return <Alert type="success" showIcon title={t('matching.published', { name: run.publishedName ?? '', at: formatTime(run.publishedAt) })} description={t('matching.published.counts', { proposed: formatNumber(run.proposed), agreed: formatNumber(run.agreed), refused: formatNumber(run.refused) })} style={{ marginBottom: 16 }} />;
  }
  if (run.publishState === 'publishing') {
    return <section className="card" aria-live="polite" style={{ marginBottom: 16 }}><strong>{t('matching.publishing')}</strong><Progress percent={run.percent} status="active" aria-label={t('matching.publishing')} /></section>;
  }
  if (!run.chosen) {
    return <p className="soft">{t('matching.chooseFirst')}</p>;
  }
  return hasRole(me, 'approver') ? <Release run={run} /> : <Alert type="info" showIcon title={t('matching.waitsForSecond', { solution: t(`matching.kind.${run.chosen}` as TextKey) })} style={{ marginBottom: 16 }} />;
}

function Release({ run }: { run: Run }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('run', 'runs', 'run-pairs');
  const [form] = Form.useForm<Values>();
  const chosen = run.solutions.find((solution) => solution.kind === run.chosen)!;
  const send = ({ name, capacity, ...values }: Values) => step(() => publishRun(run.runId, { ...values, solution: run.chosen!, signature: { name, capacity } } satisfies Publication));
  const needed = [{ required: true, message: t('matching.field.missing') }];
  return (
    <section className="card" data-publish style={{ marginBottom: 16 }} aria-label={t('matching.publish')}>
      <h2 style={{ marginTop: 0 }}>{t('matching.publish')}</h2>
      <p>{t('matching.publish.what', { solution: t(`matching.kind.${run.chosen!}` as TextKey), n: formatNumber(chosen.pairs), name: run.chosenName ?? '' })}</p>
      {problem && <ProblemAlert problem={problem} />}
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void send(values)} initialValues={{ throughYear: run.schoolYear, seekerGives: t('matching.seekerGives.usual') }}>
        <div className="cards">
          <Form.Item name="throughYear" label={t('matching.throughYear')}><Select options={[0, 1, 2, 3, 4].map((more) => ({ value: run.schoolYear + more, label: `${run.schoolYear + more}-${run.schoolYear + more + 1}` }))} /></Form.Item>
          <Form.Item name="place" label={t('matching.place')} rules={needed}><Input maxLength={100} /></Form.Item>
          <Form.Item name="symbol" label={t('matching.symbol')} extra={t('matching.symbol.help')} rules={needed}><Input maxLength={40} /></Form.Item>
          <Form.Item name="name" label={t('matching.signer')} rules={needed}><Input maxLength={100} /></Form.Item>
          <Form.Item name="capacity" label={t('matching.capacity')} extra={t('matching.capacity.help')} rules={needed}><Input maxLength={200} /></Form.Item>
        </div>
        <Form.Item name="seekerGives" label={t('matching.seekerGives')} extra={t('matching.seekerGives.help')} rules={needed}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>{t('matching.publish.send', { n: formatNumber(chosen.pairs) })}</Button>
      </Form>
    </section>
  );
}
