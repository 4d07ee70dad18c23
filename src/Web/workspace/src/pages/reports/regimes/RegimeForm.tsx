import './regimes.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { changeRegime, checkRegime, createRegime, dueKinds, periodKinds, readRegime, regimeKinds, type RegimeAdvice, type RegimeView } from '../../../api/regimes';
import { DayInput } from '../../../components/DayInput';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useStep } from '../../../components/useStep';
import { dayInVietnam } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { useAccount } from '../../../shell/session';
import { Advice } from './Advice';
import { EndRegime } from './EndRegime';
import { contentOf, fieldsOf, type Fields } from './fields';
import { Levels } from './Levels';
import { OwnPeriods } from './OwnPeriods';

/** A new regime. */
export function NewRegime() {
  return <RegimeForm />;
}

/** A regime's next version. */
export function EditRegime() {
  const { regimeId } = useParams();
  const regime = useQuery({ queryKey: ['regimes', 'one', regimeId], queryFn: () => readRegime(regimeId!) });
  return <Loaded query={regime}>{(found) => <RegimeForm key={found.version} before={found} />}</Loaded>;
}

/** What a regime says. A date that is not known stays open: the list asks for it, nobody makes it up; warnings are shown and never block. */
function RegimeForm({ before }: { before?: RegimeView }) {
  const { t } = useTexts();
  const me = useAccount();
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [regimeId] = useState(() => before?.regimeId ?? newId());
  const [advice, setAdvice] = useState<RegimeAdvice | null>(before?.advice ?? null);
  const { busy, problem, step } = useStep('regimes', 'obligations', 'obligation-board');
  const required = { required: true, message: t('twinning.required') };
  const isPeriodic = Form.useWatch('kind', form) === 'periodic';
  const due = Form.useWatch('dueKind', form);
  const period = Form.useWatch('period', form);
  const send = async (said: Fields) => {
    const content = contentOf(said, before?.content);
    const done = await step(() => before
      ? changeRegime(regimeId, { expectedVersion: before.version, content, reason: said.reason!, validTo: said.validTo ?? null })
      : createRegime({ regimeId, issuerUnitId: said.issuerUnitId, validFrom: said.validFrom, validTo: said.validTo ?? null, content }));
    if (done) {
      await go('/bao-cao/che-do');
    }
  };
  const check = async () => {
    const said = await form.validateFields(['name', 'validFrom']).then(() => form.getFieldsValue(true) as Fields);
    await step(async () => setAdvice(await checkRegime({ validFrom: said.validFrom, validTo: said.validTo ?? null, content: contentOf(said, before?.content) })));
  };
  const takeBudget = () => form.setFieldValue('levels', (form.getFieldValue('levels') as Fields['levels']).map((level, i) => ({ ...level, daysBefore: advice?.budget?.levels[i]?.proposedDaysBefore })));
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/che-do">{t('regime.title')}</Link></nav>
      <PageHead title={before ? t('regime.change') : t('regime.add')} lead={t('regime.form.lead')} />
      <Form form={form} layout="vertical" onFinish={send} scrollToFirstError style={{ maxWidth: 720 }} initialValues={fieldsOf(before, me.unitId ?? undefined, dayInVietnam(new Date()))}>
        <Form.Item name="name" label={t('regime.name')} rules={[{ ...required, whitespace: true }]}><Input maxLength={500} /></Form.Item>
        {!before && <Form.Item name="issuerUnitId" label={t('regime.issuer')} rules={[required]}><UnitSelect /></Form.Item>}
        <Form.Item name="kind" label={t('regime.kind')} rules={[required]}><Select options={regimeKinds.map((value) => ({ value, label: t(`regime.kind.${value}` as TextKey) }))} /></Form.Item>
        {isPeriodic && <Form.Item name="period" label={t('regime.frequency')}><Select allowClear options={periodKinds.filter((one) => one !== 'once').map((value) => ({ value, label: t(`regime.period.${value}` as TextKey) }))} /></Form.Item>}
        {isPeriodic && period === 'own' && <OwnPeriods />}
        {isPeriodic
          ? <Form.Item name="dueKind" label={t('regime.deadline')} extra={before?.content.deadlineText ? t('regime.written', { text: before.content.deadlineText }) : t('regime.deadline.help')}><Select allowClear options={dueKinds.filter((one) => one !== 'date').map((value) => ({ value, label: t(`regime.due.${value}` as TextKey) }))} /></Form.Item>
          : <><Form.Item name="date" label={t('regime.deadline')} extra={t('regime.deadline.help')}><DayInput /></Form.Item><Form.Item name="cutOff" label={t('regime.cutOff')}><DayInput /></Form.Item></>}
        {isPeriodic && due && (
          <div className="regime-day">
            {due === 'after_cut_off' && <Form.Item name="workingDays" label={t('regime.workingDays')} rules={[required]}><InputNumber min={1} max={60} precision={0} inputMode="numeric" /></Form.Item>}
            {due !== 'after_cut_off' && <Form.Item name="day" label={t('regime.day')} rules={[required]}><InputNumber min={1} max={31} precision={0} inputMode="numeric" /></Form.Item>}
            {due === 'day_of_year' && <Form.Item name="month" label={t('regime.month')} rules={[required]}><InputNumber min={1} max={12} precision={0} inputMode="numeric" /></Form.Item>}
            {due !== 'after_cut_off' && <Form.Item name="later" label={t(due === 'day_of_year' ? 'regime.later.years' : 'regime.later.months')}><InputNumber min={0} max={due === 'day_of_year' ? 1 : 12} precision={0} inputMode="numeric" /></Form.Item>}
          </div>
        )}
        {due !== 'after_cut_off' && <Form.Item name="isBefore" valuePropName="checked"><Checkbox>{t('regime.isBefore')}</Checkbox></Form.Item>}
        <Levels issuer={before?.issuerUnitId ?? (me.unitId ?? undefined)} written={before?.content.reportersText} />
        <Form.Item name="content" label={t('regime.content')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        <Form.Item name="receiverId" label={t('regime.receiver')}><UnitSelect /></Form.Item>
        <Form.Item name="receiverName" label={t('regime.receiver.printed')}><Input maxLength={2000} /></Form.Item>
        <Form.Item name="sending" label={t('regime.sending')}><Input maxLength={2000} /></Form.Item>
        <Form.Item name="form" label={t('regime.form')}><Input maxLength={2000} /></Form.Item>
        <Form.Item name="basis" label={t('regime.basis')}><Input maxLength={2000} /></Form.Item>
        {!before && <Form.Item name="validFrom" label={t('regime.from')} rules={[required]}><DayInput /></Form.Item>}
        <Form.Item name="validTo" label={t('regime.to')}><DayInput /></Form.Item>
        {before && <Form.Item name="reason" label={t('regime.reason')} rules={[{ ...required, whitespace: true }]}><Input maxLength={500} /></Form.Item>}
        {advice && <section className="card" aria-live="polite"><Advice advice={advice} />{advice.budget && advice.budget.levels.length > 1 && <Button onClick={takeBudget}>{t('regime.budget.take')}</Button>}</section>}
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('regime.save')}</Button><Button onClick={() => void check()}>{t('regime.check')}</Button></div>
      </Form>
      {before && <EndRegime regime={before} />}
    </>
  );
}
