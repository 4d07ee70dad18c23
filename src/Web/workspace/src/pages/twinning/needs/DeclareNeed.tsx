import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { changeNeed, declareNeed, listThemes, measures, modes, readNeed, type Need, type NeedContent, type Theme } from '../../../api/twinning';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useDraft } from '../../../components/useDraft';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { thisSchoolYear } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

type Fields = NeedContent & { schoolId?: string; reason?: string };

/** A new need, or another word on one that was declared. */
export function DeclareNeed() {
  const { needId } = useParams();
  const { t } = useTexts();
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const known = useQuery({ queryKey: ['needs', needId], queryFn: () => readNeed(needId!), enabled: needId !== undefined });
  return (
    <>
      <PageHead title={t(needId ? 'need.change' : 'need.declare')} lead={t(needId ? 'need.change.lead' : 'need.declare.lead')} />
      <Loaded query={themes}>{(list) => needId ? <Loaded query={known}>{(need) => <NeedForm key={need.version} themes={list} known={need} />}</Loaded> : <NeedForm themes={list} />}</Loaded>
    </>
  );
}

/** One need, from top to bottom with one thumb; what was typed stays in this tab until it is sent. */
function NeedForm({ themes: list, known }: { themes: Theme[]; known?: Need }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const draft = useDraft(form, known ? `need:${known.needId}:${known.version}` : 'need');
  const [needId] = useState(() => newId());
  const [noUnit, setNoUnit] = useState(false);
  const { busy, problem, step } = useStep('needs');
  const ofSchool = hasRole(me, 'school_officer');
  const year = thisSchoolYear();
  const required = { required: true, message: t('twinning.required') };
  const send = async ({ schoolId, reason, ...said }: Fields) => {
    const need = { ...said, brings: said.brings || null, evidence: said.evidence || null, wishedPartnerId: said.wishedPartnerId || null };
    const school = known ? known.schoolId : ofSchool ? me.unitId : schoolId;
    setNoUnit(!school);
    if (school && await step(() => known ? changeNeed(known.needId, { version: known.version, need, reason: reason?.trim() || undefined }) : declareNeed({ needId, schoolId: school, need }))) {
      draft.forget();
      await go('/ket-nghia/nhu-cau');
    }
  };
  return (
    <Form form={form} layout="vertical" onFinish={send} onValuesChange={draft.keep} initialValues={known?.need ?? { schoolYear: year, urgency: 3, measure: 'pupils', mode: 'both' }} scrollToFirstError style={{ maxWidth: 640 }}>
      {!ofSchool && !known && <Form.Item name="schoolId" label={t('need.school')} rules={[required]}><UnitSelect /></Form.Item>}
      <Form.Item name="schoolYear" label={t('need.year')} rules={[required]}>
        <Select options={[0, 1, 2, 3, 4].map((ahead) => ({ value: year + ahead, label: t('twinning.year', { from: year + ahead, to: year + ahead + 1 }) }))} />
      </Form.Item>
      <Form.Item name="themeCode" label={t('need.theme')} rules={[required]}>
        <Radio.Group className="cards" options={list.filter((theme) => theme.active).map((theme) => ({ value: theme.themeCode, label: language === 'vi' ? theme.name : theme.nameEn }))} />
      </Form.Item>
      <Form.Item name="urgency" label={t('need.urgency')} rules={[required]}>
        <Radio.Group options={[1, 2, 3, 4, 5].map((urgency) => ({ value: urgency, label: t(`need.urgency.${urgency}` as TextKey) }))} />
      </Form.Item>
      <Form.Item name="quantity" label={t('need.quantity')} rules={[required]}><InputNumber min={1} max={1_000_000} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="measure" label={t('need.measure')} rules={[required]}><Radio.Group options={measures.map((measure) => ({ value: measure, label: t(`twinning.measure.${measure}` as TextKey) }))} /></Form.Item>
      <Form.Item name="mode" label={t('need.mode')} rules={[required]}><Radio.Group options={modes.map((mode) => ({ value: mode, label: t(`twinning.mode.${mode}` as TextKey) }))} /></Form.Item>
      <Form.Item name="text" label={t('need.text')} rules={[{ ...required, whitespace: true }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <Form.Item name="brings" label={t('need.brings')} help={t('need.brings.help')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <Form.Item name="evidence" label={t('need.evidence')}><Input maxLength={500} /></Form.Item>
      <Form.Item name="wishedPartnerId" label={t('need.wished')}><UnitSelect /></Form.Item>
      {known && <Form.Item name="reason" label={t('twinning.change.reason')}><Input maxLength={500} /></Form.Item>}
      {noUnit && <Alert type="error" showIcon title={t('twinning.noUnit')} style={{ marginBottom: 16 }} />}
      {problem && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" loading={busy} block>{t(known ? 'twinning.change.send' : 'need.send')}</Button>
    </Form>
  );
}
