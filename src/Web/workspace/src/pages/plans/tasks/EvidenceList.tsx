import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Evidence, TaskView } from '../../../api/plan-shapes';
import { evidenceAddress, withdrawEvidence } from '../../../api/tasks';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { useTaskStep } from './useTaskStep';

/** The files that show the work; one that was added by mistake is taken back and stays on record. */
export function EvidenceList({ list, task, mayChange }: { list: Evidence[]; task: TaskView; mayChange: boolean }) {
  const { t } = useTexts();
  const step = useTaskStep(task.taskId);
  const [asked, setAsked] = useState<string>();
  if (list.length === 0) {
    return <p className="soft small">{t('evidence.none')}</p>;
  }
  return (
    <section className="card" aria-label={t('evidence.list')}>
      <h3 style={{ marginTop: 0 }}>{t('evidence.list')}</h3>
      {step.problem && <ProblemAlert problem={step.problem} />}
      <ul className="plain">
        {list.map((one) => (
          <li key={one.evidenceId} className={one.withdrawnAt ? 'soft' : undefined}>
            {one.withdrawnAt ? <del>{one.fileName}</del> : <a href={evidenceAddress(one.evidenceId)} download>{one.fileName}</a>}
            <div className="small soft"><span className="num">{Math.ceil(one.byteCount / 1024).toLocaleString('vi-VN')} KB · {formatTime(one.addedAt)}</span> · <span className="mono" title={one.sha256}>SHA-256 {one.sha256.slice(0, 12)}…</span></div>
            {one.showsPeople && <div className="small">{t(one.consent ? 'evidence.withConsent' : 'evidence.withoutConsent')}</div>}
            {one.withdrawnAt && <div className="small">{t('evidence.withdrawn', { reason: one.withdrawnReason ?? '' })}</div>}
            {mayChange && !one.withdrawnAt && asked !== one.evidenceId && <Button size="small" type="text" onClick={() => setAsked(one.evidenceId)}>{t('evidence.withdraw')}</Button>}
            {asked === one.evidenceId && (
              <Form layout="inline" onFinish={({ reason }: { reason: string }) => void step.run(() => withdrawEvidence(one.evidenceId, reason), t('evidence.withdrawn.done')).then((done) => { if (done) { setAsked(undefined); } })}>
                <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: t('form.required') }]}><Input placeholder={t('life.reason')} aria-label={t('life.reason')} /></Form.Item>
                <Button htmlType="submit" loading={step.busy}>{t('evidence.withdraw')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
