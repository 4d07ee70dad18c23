import './life.css';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { planActivity } from '../../../api/pair-life';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDraft } from '../../../components/useDraft';
import { useStep } from '../../../components/useStep';
import { schoolYearOf, thisSchoolYear } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { ActivityFields, contentOf, startFields, type ActivityFieldsTyped } from './ActivityFields';

/** One more activity of a pair; what was typed stays in this tab until it is sent, and sent twice it is one. */
export function PlanActivity() {
  const { agreementId = '' } = useParams();
  const { t } = useTexts();
  const go = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<ActivityFieldsTyped>();
  const draft = useDraft(form, `activity:${agreementId}`);
  const [activityId] = useState(() => newId());
  const { busy, problem, step } = useStep('activities', 'pair-life', 'pair-health');
  const home = `/ket-nghia/cap-truong/${agreementId}`;
  const send = async (typed: ActivityFieldsTyped) => {
    const year = typed.day ? schoolYearOf(typed.day) : Number(search.get('nam')) || thisSchoolYear();
    if (await step(() => planActivity(activityId, agreementId, contentOf(typed, year)))) {
      draft.forget();
      await go(`${home}/hoat-dong/${activityId}`, { replace: true });
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link> / <Link to={home}>{t('pair.home')}</Link></nav>
      <PageHead title={t('activity.plan')} lead={t('activity.plan.lead')} />
      <Form form={form} layout="vertical" className="form" aria-label={t('activity.plan')} initialValues={startFields} onFinish={send} onValuesChange={draft.keep} scrollToFirstError>
        <ActivityFields />
        {problem && <ProblemAlert problem={problem} />}
        <Button type="primary" htmlType="submit" loading={busy} block>{t('activity.plan.send')}</Button>
      </Form>
    </>
  );
}
