import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Evidence, TaskView } from '../../../api/plan-shapes';
import { evidenceAddress, markConsent, withdrawEvidence } from '../../../api/tasks';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { useTaskStep } from './useTaskStep';

/** The files that show the work; one that was added by mistake is taken back and stays on record. */
export function EvidenceList({ list, task, mayChange }: { list: Evidence[]; task: TaskView; mayChange: boolean }) {
  const { t } = useTexts();
  const step = useTaskStep(task.taskId);
  const [asked, setAsked] = useState<{ id: string; what: 'withdraw' | 'consent' }>();
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
            {mayChange && !one.withdrawnAt && asked?.id !== one.evidenceId && (
              <>
                {one.showsPeople && <Button size="small" type="text" onClick={() => setAsked({ id: one.evidenceId, what: 'consent' })}>{t(one.consent ? 'evidence.consent.take' : 'evidence.consent.give')}</Button>}
                <Button size="small" type="text" onClick={() => setAsked({ id: one.evidenceId, what: 'withdraw' })}>{t('evidence.withdraw')}</Button>
              </>
            )}
            {asked?.id === one.evidenceId && <Reasoned one={one} what={asked.what} step={step} leave={() => setAsked(undefined)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Both stay on record with their reason: a file taken back, and a consent given or withdrawn. */
function Reasoned({ one, what, step, leave }: { one: Evidence; what: 'withdraw' | 'consent'; step: ReturnType<typeof useTaskStep>; leave: () => void }) {
  const { t } = useTexts();
  const consent = !one.consent;
  const [word, done] = what === 'withdraw' ? [t('evidence.withdraw'), t('evidence.withdrawn.done')] : consent ? [t('evidence.consent.give'), t('evidence.consent.given')] : [t('evidence.consent.take'), t('evidence.consent.taken')];
  const send = async ({ reason }: { reason: string }) => {
    if (await step.run(() => (what === 'withdraw' ? withdrawEvidence(one.evidenceId, reason) : markConsent(one.evidenceId, consent, reason)), done)) {
      leave();
    }
  };
  return (
    <Form layout="vertical" aria-label={word} onFinish={(typed: { reason: string }) => void send(typed)}>
      {what === 'consent' && <p className="small soft">{t(consent ? 'evidence.consent.give.text' : 'evidence.consent.take.text')}</p>}
      <Form.Item name="reason" style={{ marginBottom: 8 }} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 500 }]}><Input autoFocus placeholder={t('life.reason')} aria-label={t('life.reason')} /></Form.Item>
      <div className="bar"><Button htmlType="submit" loading={step.busy}>{word}</Button><Button type="text" onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
