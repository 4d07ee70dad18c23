import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { leads, listActivityKinds, type ActivityContent, type Lead } from '../../../api/pair-life';
import { listThemes, modes, type SupportMode } from '../../../api/twinning';
import { DayInput } from '../../../components/DayInput';
import { useTexts, type TextKey } from '../../../i18n';
import { momentsOf, typedTimes } from './times';

/** An activity as people type it. */
export interface ActivityFieldsTyped {
  kindCode: string; themeCode: string; title: string; text?: string; mode: SupportMode; place?: string; leads: Lead; day: string; from: string; lastDay?: string; to: string;
}

export const startFields: Partial<ActivityFieldsTyped> = { mode: 'online', leads: 'both', from: '14:00', to: '15:30' };

export const fieldsOf = (activity: ActivityContent): ActivityFieldsTyped => ({
  ...activity, text: activity.text ?? undefined, place: activity.place ?? undefined, ...typedTimes(activity.startsAt, activity.endsAt),
});

/** As typed → as the service takes it; the times were checked by the form. */
export function contentOf(typed: ActivityFieldsTyped, schoolYear: number): ActivityContent {
  return {
    schoolYear, kindCode: typed.kindCode, themeCode: typed.themeCode, title: typed.title.trim(), text: typed.text?.trim() || null, mode: typed.mode,
    place: typed.place?.trim() || null, leads: typed.leads, ...momentsOf(typed)!,
  };
}

/** What, when, where, who leads: short enough for a phone. */
export function ActivityFields() {
  const { t, language } = useTexts();
  const kinds = useQuery({ queryKey: ['activity-kinds'], queryFn: listActivityKinds });
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const mode = Form.useWatch<SupportMode | undefined>('mode');
  const required = { required: true, message: t('twinning.required') };
  const time = { pattern: /^([01]?\d|2[0-3]):[0-5]\d$/, message: t('activity.time.wrong') };
  return (
    <>
      <Form.Item name="title" label={t('activity.title')} rules={[{ ...required, whitespace: true }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="kindCode" label={t('activity.kind')} rules={[required]}>
        <Select loading={kinds.isPending} options={(kinds.data ?? []).filter((kind) => kind.active).map((kind) => ({ value: kind.kindCode, label: language === 'vi' ? kind.name : kind.nameEn }))} />
      </Form.Item>
      <Form.Item name="themeCode" label={t('need.theme')} rules={[required]}>
        <Select loading={themes.isPending} options={(themes.data ?? []).filter((theme) => theme.active).map((theme) => ({ value: theme.themeCode, label: language === 'vi' ? theme.name : theme.nameEn }))} />
      </Form.Item>
      <Form.Item name="day" label={t('activity.day')} rules={[required]}><DayInput /></Form.Item>
      <div className="pair-numbers">
        <Form.Item name="from" label={t('activity.from')} rules={[required, time]}><Input maxLength={5} placeholder="14:00" /></Form.Item>
        <Form.Item name="to" label={t('activity.to')} dependencies={['day', 'from', 'lastDay']}
          rules={[required, time, ({ getFieldsValue }) => ({
            validator: () => {
              const typed = getFieldsValue() as ActivityFieldsTyped;
              return !typed.day || !typed.from || !typed.to || momentsOf(typed) ? Promise.resolve() : Promise.reject(new Error(t('activity.times.wrong')));
            },
          })]}><Input maxLength={5} placeholder="15:30" /></Form.Item>
      </div>
      <Form.Item name="lastDay" label={t('activity.lastDay')}><DayInput /></Form.Item>
      <Form.Item name="mode" label={t('need.mode')} rules={[required]}><Select options={modes.map((value) => ({ value, label: t(`activity.mode.${value}` as TextKey) }))} /></Form.Item>
      <Form.Item name="place" label={t(mode === 'online' ? 'activity.link' : 'activity.place')} rules={mode === 'online' ? [] : [{ ...required, whitespace: true }]}><Input maxLength={300} /></Form.Item>
      <Form.Item name="leads" label={t('activity.leads')} rules={[required]}><Select options={leads.map((value) => ({ value, label: t(`activity.leads.${value}` as TextKey) }))} /></Form.Item>
      <Form.Item name="text" label={t('activity.text')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </>
  );
}
