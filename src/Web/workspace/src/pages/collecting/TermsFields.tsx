import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { listPurposes } from '../../api/campaign-plans';
import type { CampaignPlan, GiverTerms } from '../../api/collecting-shapes';
import { DayInput } from '../../components/DayInput';
import { UnitSelect } from '../../components/UnitSelect';
import { formatDay } from '../../format/dates';
import { useTexts } from '../../i18n';
import { usePurposeNames } from './usePurposeNames';

export interface TypedTerms { said: string; purposes?: string[]; placeUnitId?: string; useFrom?: string; useUntil?: string }

export const termsOf = (typed: TypedTerms): GiverTerms => ({
  said: typed.said.trim(), purposes: typed.purposes?.length ? typed.purposes : null, placeUnitId: typed.placeUnitId ?? null, useFrom: typed.useFrom || null, useUntil: typed.useUntil || null,
});

/** What a giver wants, as a person writes it down: words, and at least one of place, purposes and days. */
export function TermsFields({ regime, under }: { regime: CampaignPlan['regime'] | undefined; under?: string }) {
  const { t, language } = useTexts();
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: listPurposes, staleTime: Infinity });
  const allowed = (purposes.data ?? []).filter((one) => one.isPermitted && (regime === 'other' || one.regime === regime));
  const name = (field: keyof TypedTerms) => (under ? [under, field] : field);
  return (
    <>
      <p className="soft">{t('restriction.text')}</p>
      <Form.Item name={name('said')} label={t('restriction.said')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { min: 3, max: 300 }]}><Input autoComplete="off" /></Form.Item>
      <Form.Item name={name('placeUnitId')} label={t('restriction.place')}><UnitSelect all /></Form.Item>
      <Form.Item name={name('purposes')} label={t('restriction.purposes')}><Select mode="multiple" loading={purposes.isPending} options={allowed.map((one) => ({ value: one.code, label: language === 'vi' ? one.nameVi : one.nameEn }))} /></Form.Item>
      <div className="cards">
        <Form.Item name={name('useFrom')} label={t('restriction.from')}><DayInput /></Form.Item>
        <Form.Item name={name('useUntil')} label={t('restriction.until')}><DayInput /></Form.Item>
      </div>
    </>
  );
}

/** What binds, as a list. */
export function TermsList({ terms }: { terms: { placeName: string | null; purposes: string[] | null; useFrom: string | null; useUntil: string | null } }) {
  const { t } = useTexts();
  const nameOf = usePurposeNames();
  return (
    <ul className="plain">
      {terms.placeName && <li>{t('restriction.onlyPlace', { place: terms.placeName })}</li>}
      {terms.purposes && <li>{t('restriction.onlyPurposes', { purposes: terms.purposes.map(nameOf).join('; ') })}</li>}
      {(terms.useFrom || terms.useUntil) && <li className="num">{t('restriction.onlyDays', { from: formatDay(terms.useFrom) || '…', until: formatDay(terms.useUntil) || '…' })}</li>}
    </ul>
  );
}
