import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { endRegime, type RegimeView } from '../../../api/regimes';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** A regime is ended with a day and a reason, and stays to be read: what was reported by it is there for good. */
export function EndRegime({ regime }: { regime: RegimeView }) {
  const { t } = useTexts();
  const go = useNavigate();
  const { busy, problem, step } = useStep('regimes', 'obligations', 'obligation-board');
  const required = { required: true, message: t('twinning.required') };
  const send = async (said: { lastDay: string; why: string }) => {
    if (await step(() => endRegime(regime.regimeId, said.lastDay, said.why))) {
      await go('/bao-cao/che-do');
    }
  };
  return (
    <section className="card" style={{ maxWidth: 720, marginTop: 24 }}>
      <h2>{t('regime.end')}</h2>
      <p className="small soft">{t('regime.end.help')}</p>
      <Form layout="vertical" onFinish={send} initialValues={{ lastDay: dayInVietnam(new Date()) }}>
        <Form.Item name="lastDay" label={t('regime.end.lastDay')} rules={[required]}><DayInput /></Form.Item>
        <Form.Item name="why" label={t('regime.end.reason')} rules={[{ ...required, whitespace: true }]}><Input maxLength={500} /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <Button danger htmlType="submit" loading={busy}>{t('regime.end')}</Button>
      </Form>
    </section>
  );
}
