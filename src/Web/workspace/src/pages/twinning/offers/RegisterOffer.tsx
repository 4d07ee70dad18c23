import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { changeOffer, listThemes, measures, modes, readOffer, registerOffer, type Offer, type OfferContent, type Theme } from '../../../api/twinning';
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

type Fields = OfferContent & { schoolId?: string; reason?: string };
const line = { quantity: 1, measure: 'sessions', mode: 'both' } as const;

/** A new offer, or another word on one that was registered. */
export function RegisterOffer() {
  const { offerId } = useParams();
  const { t } = useTexts();
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const known = useQuery({ queryKey: ['offers', offerId], queryFn: () => readOffer(offerId!), enabled: offerId !== undefined });
  return (
    <>
      <PageHead title={t(offerId ? 'offer.change' : 'offer.register')} lead={t(offerId ? 'offer.change.lead' : 'offer.register.lead')} />
      <Loaded query={themes}>{(list) => offerId ? <Loaded query={known}>{(offer) => <OfferForm key={offer.version} themes={list} known={offer} />}</Loaded> : <OfferForm themes={list} />}</Loaded>
    </>
  );
}

/** What a school can give in one school year; what was typed stays in this tab until it is sent. */
function OfferForm({ themes: list, known }: { themes: Theme[]; known?: Offer }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const draft = useDraft(form, known ? `offer:${known.offerId}:${known.version}` : 'offer');
  const [offerId] = useState(() => newId());
  const [noUnit, setNoUnit] = useState(false);
  const { busy, problem, step } = useStep('offers');
  const ofSchool = hasRole(me, 'school_officer');
  const year = thisSchoolYear();
  const required = { required: true, message: t('twinning.required') };
  const send = async ({ schoolId, reason, ...said }: Fields) => {
    const supports = said.supports.map((one) => ({ ...one, text: one.text?.trim() || null }));
    const offer = { ...said, supports, wishes: said.wishes?.trim() || null, note: said.note?.trim() || null };
    const school = known ? known.schoolId : ofSchool ? me.unitId : schoolId;
    setNoUnit(!school);
    if (school && await step(() => known ? changeOffer(known.offerId, { version: known.version, offer, reason: reason?.trim() || undefined }) : registerOffer({ offerId, schoolId: school, offer }))) {
      draft.forget();
      await go('/ket-nghia/kha-nang');
    }
  };
  return (
    <Form form={form} layout="vertical" onFinish={send} onValuesChange={draft.keep} initialValues={known?.offer ?? { schoolYear: year, mostPartners: 1, supports: [line] }} scrollToFirstError style={{ maxWidth: 640 }}>
      {!ofSchool && !known && <Form.Item name="schoolId" label={t('offer.school')} rules={[required]}><UnitSelect /></Form.Item>}
      <Form.Item name="schoolYear" label={t('need.year')} rules={[required]}>
        <Select options={[0, 1, 2, 3, 4].map((ahead) => ({ value: year + ahead, label: t('twinning.year', { from: year + ahead, to: year + ahead + 1 }) }))} />
      </Form.Item>
      <Form.Item name="mostPartners" label={t('offer.most')} rules={[required]}><InputNumber min={1} max={50} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 24px' }}>
        <legend><b>{t('offer.lines')}</b></legend>
        <Form.List name="supports">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="card" style={{ marginBottom: 8 }}>
                  <Form.Item name={[field.name, 'themeCode']} label={t('need.theme')} rules={[required]}>
                    <Select options={list.filter((theme) => theme.active).map((theme) => ({ value: theme.themeCode, label: language === 'vi' ? theme.name : theme.nameEn }))} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'quantity']} label={t('need.quantity')} rules={[required]}><InputNumber min={1} max={1_000_000} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
                  <Form.Item name={[field.name, 'measure']} label={t('need.measure')} rules={[required]}><Select options={measures.map((value) => ({ value, label: t(`twinning.measure.${value}` as TextKey) }))} /></Form.Item>
                  <Form.Item name={[field.name, 'mode']} label={t('need.mode')} rules={[required]}><Select options={modes.map((value) => ({ value, label: t(`twinning.mode.${value}` as TextKey) }))} /></Form.Item>
                  <Form.Item name={[field.name, 'text']} label={t('offer.line.text')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
                  {fields.length > 1 && <Button type="text" onClick={() => remove(field.name)}>{t('propose.gives.remove')}</Button>}
                </div>
              ))}
              {fields.length < 30 && <Button onClick={() => add(line)}>{t('propose.gives.add')}</Button>}
            </>
          )}
        </Form.List>
      </fieldset>
      <Form.Item name="wishes" label={t('offer.wishes')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <Form.Item name="note" label={t('offer.note')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      {known && <Form.Item name="reason" label={t('twinning.change.reason')}><Input maxLength={500} /></Form.Item>}
      {noUnit && <Alert type="error" showIcon title={t('twinning.noUnit')} style={{ marginBottom: 16 }} />}
      {problem && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" loading={busy} block>{t(known ? 'twinning.change.send' : 'offer.send')}</Button>
    </Form>
  );
}
