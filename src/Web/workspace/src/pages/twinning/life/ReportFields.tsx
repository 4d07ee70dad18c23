import { Form, Input, InputNumber } from 'antd';
import type { ActivityReport, ActivityView } from '../../../api/pair-life';
import { DayInput } from '../../../components/DayInput';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';

export type ReportTyped = ActivityReport;

/** To begin with: what was said before, else the day and length that were planned. */
export function reportFields({ report, activity }: Pick<ActivityView, 'report' | 'activity'>): Partial<ReportTyped> {
  return report ?? {
    heldOn: dayInVietnam(new Date(activity.startsAt)), minutes: Math.min(14_400, Math.round((Date.parse(activity.endsAt) - Date.parse(activity.startsAt)) / 60_000)),
    supporterTeachers: 0, supporterPupils: 0, seekerTeachers: 0, seekerPupils: 0,
  };
}

export const reportOf = (typed: ReportTyped): ActivityReport => ({
  heldOn: typed.heldOn, minutes: typed.minutes, supporterTeachers: typed.supporterTeachers, supporterPupils: typed.supporterPupils, seekerTeachers: typed.seekerTeachers, seekerPupils: typed.seekerPupils,
  results: typed.results.trim(),
});

/** When it was held, how many took part, what came of it; people are numbers here and never names. */
export function ReportFields({ activity }: { activity: ActivityView }) {
  const { t } = useTexts();
  const required = { required: true, message: t('twinning.required') };
  const number = (name: keyof ReportTyped, label: string, least: number, most: number) => (
    <Form.Item name={name} label={label} rules={[required]}><InputNumber min={least} max={most} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
  );
  const people = (name: string, teachers: keyof ReportTyped, pupils: keyof ReportTyped) => (
    <fieldset className="plain"><legend>{name}</legend><div className="pair-numbers">{number(teachers, t('report.teachers'), 0, 100_000)}{number(pupils, t('report.pupils'), 0, 100_000)}</div></fieldset>
  );
  return (
    <>
      <Form.Item name="heldOn" label={t('report.heldOn')} rules={[required]}><DayInput /></Form.Item>
      {number('minutes', t('report.minutes'), 1, 14_400)}
      {people(activity.supporterName, 'supporterTeachers', 'supporterPupils')}
      {people(activity.seekerName, 'seekerTeachers', 'seekerPupils')}
      <Form.Item name="results" label={t('report.results')} extra={t('report.results.help')} rules={[{ ...required, whitespace: true }]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
    </>
  );
}
