import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { cancelActivity, changeActivity, confirmActivity, evaluateActivity, reportActivity, type ActivityView } from '../../../api/pair-life';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { schoolYearOf } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { ActivityFields, contentOf, fieldsOf, type ActivityFieldsTyped } from './ActivityFields';
import { actsWith, type ActivityAct } from './acts';
import { ReportFields, reportFields, reportOf, type ReportTyped } from './ReportFields';

type Typed = Partial<ActivityFieldsTyped & ReportTyped & { reason: string; usefulness: number; opinion: string }>;

/** What the caller's school may do with an activity now; the form of one act at a time stands right below its buttons. */
export function ActivityActs({ activity }: { activity: ActivityView }) {
  const { t } = useTexts();
  const [act, setAct] = useState<ActivityAct | null>(null);
  const [evaluationId, setEvaluationId] = useState('');
  const { busy, problem, step } = useStep('activity', 'activities', 'pair-life', 'pair-health');
  const acts = actsWith(activity, new Date());
  if (acts.length === 0) {
    return null;
  }
  const { activityId, version } = activity;
  const send = async (typed: Typed) => {
    const reason = typed.reason?.trim() ?? '';
    const does: Record<ActivityAct, () => Promise<unknown>> = {
      report: () => reportActivity(activityId, version, reportOf(typed as ReportTyped)),
      correct: () => reportActivity(activityId, version, reportOf(typed as ReportTyped), reason),
      change: () => changeActivity(activityId, version, contentOf(typed as ActivityFieldsTyped, schoolYearOf(typed.day!)), reason),
      cancel: () => cancelActivity(activityId, version, reason),
      confirm: () => confirmActivity(activityId, version),
      evaluate: () => evaluateActivity(activityId, evaluationId, typed.usefulness!, typed.opinion?.trim() || null),
    };
    if (await step(does[act!])) {
      setAct(null);
    }
  };
  const mine = activity.evaluations.find((one) => one.side === activity.mySide);
  const start: Typed = act === 'change' ? fieldsOf(activity.activity) : act === 'evaluate' ? { usefulness: mine?.usefulness, opinion: mine?.text ?? undefined } : reportFields(activity);
  const label = (one: ActivityAct) => t(`activity.act.${one}` as TextKey);
  return (
    <section style={{ marginBottom: 16 }} aria-label={t('activity.acts')}>
      <div className="bar">{acts.map((one, place) => <Button key={one} danger={one === 'cancel'} type={act === one || (act === null && place === 0) ? 'primary' : 'default'} onClick={() => { setAct(one); setEvaluationId(newId()); }}>{label(one)}</Button>)}</div>
      {act && (
        <Form<Typed> key={act} name={`act-${act}`} layout="vertical" className="card form" aria-label={label(act)} initialValues={start} onFinish={send} scrollToFirstError>
          {(act === 'report' || act === 'correct') && <ReportFields activity={activity} />}
          {act === 'change' && <ActivityFields />}
          {act === 'confirm' && <p>{t('activity.confirm.text')}</p>}
          {act === 'evaluate' && (
            <>
              <Form.Item name="usefulness" label={t('activity.useful')} rules={[{ required: true, message: t('twinning.required') }]}>
                <Radio.Group>{[5, 4, 3, 2, 1].map((value) => <Radio key={value} value={value} style={{ display: 'flex', minHeight: 36, alignItems: 'center' }}>{t(`activity.useful.${value}` as TextKey)}</Radio>)}</Radio.Group>
              </Form.Item>
              <Form.Item name="opinion" label={t('activity.opinion')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
            </>
          )}
          {(act === 'correct' || act === 'change' || act === 'cancel') && (
            <Form.Item name="reason" label={t('activity.reason')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }, { min: 2, message: t('propose.length', { least: 2 }) }]}><Input maxLength={500} /></Form.Item>
          )}
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar" style={{ marginBottom: 0 }}><Button type="primary" htmlType="submit" danger={act === 'cancel'} loading={busy}>{t(`activity.send.${act}` as TextKey)}</Button><Button onClick={() => setAct(null)}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </section>
  );
}
