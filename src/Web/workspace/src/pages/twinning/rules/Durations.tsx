import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { changeDuration, listDurations, type Duration } from '../../../api/pairing-rules';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** How long each stage of an agreement may take and when somebody is reminded; the administrator sets it. */
export function Durations() {
  const { t } = useTexts();
  const me = useAccount();
  const durations = useQuery({ queryKey: ['durations'], queryFn: listDurations });
  return (
    <>
      <p className="soft">{t('durations.lead')}</p>
      <Loaded query={durations}>
        {(list) => (
          <div className="cards">
            {list.map((one) => (
              <section className="card" key={`${one.stage} ${one.version}`}>
                <h2 style={{ marginTop: 0 }}>{t(`durations.stage.${one.stage}` as TextKey)}</h2>
                {hasRole(me, 'administrator') ? <DurationForm duration={one} /> : (
                  <dl className="facts">
                    <dt>{t('durations.days')}</dt><dd className="num">{one.days}</dd>
                    <dt>{t('durations.remind')}</dt><dd className="num">{one.remindBefore.join(', ')}</dd>
                    <dt>{t('durations.escalate')}</dt><dd className="num">{one.escalateBefore}</dd>
                  </dl>
                )}
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

type Fields = { days: number; remindBefore: string[]; escalateBefore: number };

function DurationForm({ duration }: { duration: Duration }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('durations');
  const required = { required: true, message: t('twinning.required') };
  const days = { validator: (_: unknown, said: string[] = []) => said.every((one) => /^\d{1,3}$/.test(one) && Number(one) >= 1 && Number(one) <= 365) ? Promise.resolve() : Promise.reject(new Error(t('durations.remind.wrong'))) };
  return (
    <Form layout="vertical" initialValues={{ ...duration, remindBefore: duration.remindBefore.map(String) }}
      onFinish={(said: Fields) => step(() => changeDuration({ stage: duration.stage, version: duration.version, days: said.days, escalateBefore: said.escalateBefore, remindBefore: (said.remindBefore ?? []).map(Number) }))}>
      <Form.Item name="days" label={t('durations.days')} rules={[required]}><InputNumber min={1} max={365} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="remindBefore" label={t('durations.remind')} rules={[days]}><Select mode="tags" maxCount={10} open={false} suffixIcon={null} tokenSeparators={[',', ' ']} /></Form.Item>
      <Form.Item name="escalateBefore" label={t('durations.escalate')} rules={[required]}><InputNumber min={1} max={365} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <Button htmlType="submit" loading={busy}>{t('twinning.change.send')}</Button>
    </Form>
  );
}
