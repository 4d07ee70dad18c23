import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { endMark, markUnit, marks, readTwinningSchool, type UnitMark } from '../../../api/pairing-rules';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { EndOn } from './EndOn';

/** What is special about one school, by which decision; an office says more or ends it. */
export function Marks() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, change } = useAddress();
  const unitId = value('don-vi') || undefined;
  const may = hasRole(me, 'administrator', 'programme_officer');
  return (
    <>
      <div className="register-filters"><label>{t('marks.school')}<UnitSelect label={t('marks.school')} value={unitId} onChange={(unit) => change({ 'don-vi': unit })} /></label></div>
      {unitId ? <MarksOf key={unitId} unitId={unitId} may={may} /> : <EmptyState title={t('marks.choose')} text={t('marks.choose.text')} />}
    </>
  );
}

function MarksOf({ unitId, may }: { unitId: string; may: boolean }) {
  const { t } = useTexts();
  const school = useQuery({ queryKey: ['marks', unitId], queryFn: () => readTwinningSchool(unitId) });
  return (
    <>
      <Loaded query={school}>
        {(found) => (
          <>
            <h2>{found.name}</h2>
            <p>{[...found.levels.map((level) => t(`registers.level.${level}` as TextKey)), ...found.traits.map((trait) => t(`pairing.trait.${trait}` as TextKey))].join(' · ')}</p>
            {found.marks.length === 0 ? <p className="soft">{t('marks.none')}</p> : (
              <ul className="row-cards">
                {found.marks.map((mark) => (
                  <li key={mark.markId}>
                    <div className="head">{t(`marks.${mark.mark}` as TextKey)}</div>
                    <div className="small soft">{mark.basis} · {t('units.period', { from: formatDay(mark.validFrom), to: formatDay(mark.validTo) || t('units.now') })}</div>
                    {may && !mark.validTo && <EndMark mark={mark} />}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {may && <AddMark unitId={unitId} />}
    </>
  );
}

function EndMark({ mark }: { mark: UnitMark }) {
  return <EndOn changed="marks" send={(lastDay) => endMark(mark.markId, lastDay)} />;
}

function AddMark({ unitId }: { unitId: string }) {
  const { t } = useTexts();
  const [form] = Form.useForm<UnitMark>();
  const [markId, setMarkId] = useState(() => newId());
  const { busy, problem, step } = useStep('marks');
  const required = { required: true, message: t('twinning.required') };
  const send = async (said: UnitMark) => {
    if (await step(() => markUnit({ ...said, markId, unitId, validTo: said.validTo ?? null }))) {
      form.resetFields();
      setMarkId(newId());
    }
  };
  return (
    <section className="card" aria-label={t('marks.add')} style={{ marginTop: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('marks.add')}</h2>
      <Form form={form} layout="vertical" onFinish={send} style={{ maxWidth: 640 }} initialValues={{ validFrom: dayInVietnam(new Date()) }}>
        <Form.Item name="mark" label={t('marks.mark')} rules={[required]}><Select options={marks.map((value) => ({ value, label: t(`marks.${value}` as TextKey) }))} /></Form.Item>
        <Form.Item name="basis" label={t('pairing.basis')} rules={[{ ...required, whitespace: true }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="validFrom" label={t('pairing.from')} rules={[required]}><DayInput /></Form.Item>
        <Form.Item name="validTo" label={t('pairing.to')}><DayInput /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <Button type="primary" htmlType="submit" loading={busy}>{t('marks.add')}</Button>
      </Form>
    </section>
  );
}
