import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { checkPair, listThemes, proposeAgreement, type Theme } from '../../../api/twinning';
import { DayInput } from '../../../components/DayInput';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { thisSchoolYear } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { givesOf, lastYears, type Give } from './gives';

interface Fields {
  supporterId?: string; seekerId?: string; supporterGives: Give[]; seekerGives: Give[]; fromYear: number; throughYear: number; place: string; symbol: string;
  name: string; capacity: string; number?: string; date?: string; supporterContact?: string; seekerContact?: string;
}

/** Proposes a pair. The ids are made once, so that sending again after a lost answer proposes nothing twice. */
export function Propose() {
  const { t } = useTexts();
  const me = useAccount();
  const go = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Fields>();
  const ids = useRef({ agreementId: newId(), messageId: newId() });
  const { busy, problem, step } = useStep('agreements');
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const year = thisSchoolYear();
  const [supporterId, seekerId, from = year] = [Form.useWatch('supporterId', form), Form.useWatch('seekerId', form), Form.useWatch('fromYear', form)];
  const required = { required: true, message: t('twinning.required') };
  const text = (name: keyof Fields, label: TextKey, least: number, most: number) => (
    <Form.Item name={name} label={t(label)} rules={[{ ...required, whitespace: true }, { min: least, message: t('propose.length', { least }) }]}><Input maxLength={most} /></Form.Item>
  );
  const years = (list: number[]) => list.map((value) => ({ value, label: t('twinning.year', { from: value, to: value + 1 }) }));
  const send = async (said: Fields) => {
    const done = await step(() => proposeAgreement({
      ...ids.current, supporterId: said.supporterId!, seekerId: said.seekerId!, gives: givesOf(said.supporterGives, said.seekerGives), fromYear: said.fromYear, throughYear: said.throughYear,
      place: said.place, symbol: said.symbol, signature: { name: said.name, capacity: said.capacity }, basis: said.number && said.date ? { number: said.number, date: said.date } : undefined,
      supporterContact: said.supporterContact?.trim() || undefined, seekerContact: said.seekerContact?.trim() || undefined,
    }));
    if (done) {
      await go(`/ket-nghia/thoa-thuan/${ids.current.agreementId}`);
    }
  };
  return (
    <>
      <PageHead title={t('propose.title')} lead={t('propose.lead')} />
      <Loaded query={themes}>
        {(list) => (
          <Form<Fields> form={form} layout="vertical" onFinish={send} scrollToFirstError style={{ maxWidth: 640 }}
            initialValues={{ supporterId: search.get('supporter') ?? undefined, seekerId: search.get('seeker') ?? (hasRole(me, 'school_officer') && !search.get('supporter') ? me.unitId ?? undefined : undefined),
              supporterGives: [{}], seekerGives: [{}], fromYear: year, throughYear: year }}>
            <Form.Item name="supporterId" label={t('agreement.party.supporter_school')} rules={[required]}><UnitSelect /></Form.Item>
            <Form.Item name="seekerId" label={t('agreement.party.seeker_school')} dependencies={['supporterId']}
              rules={[required, { validator: (_, value?: string) => value && value === form.getFieldValue('supporterId') ? Promise.reject(new Error(t('propose.same'))) : Promise.resolve() }]}><UnitSelect /></Form.Item>
            {supporterId && seekerId && supporterId !== seekerId && <Check supporterId={supporterId} seekerId={seekerId} year={from} />}
            <Gives name="supporterGives" label={'propose.gives.supporter'} themes={list} />
            <Gives name="seekerGives" label={'propose.gives.seeker'} themes={list} />
            <Form.Item name="fromYear" label={t('propose.from')} rules={[required]}><Select options={years([year, year + 1])} /></Form.Item>
            <Form.Item name="throughYear" label={t('propose.through')} dependencies={['fromYear']}
              rules={[required, { validator: (_, value: number) => lastYears(from).includes(value) ? Promise.resolve() : Promise.reject(new Error(t('propose.years.order'))) }]}><Select options={years(lastYears(from))} /></Form.Item>
            {text('place', 'propose.place', 2, 100)}
            {text('symbol', 'propose.symbol', 3, 40)}
            {text('name', 'agreement.signer', 2, 100)}
            {text('capacity', 'agreement.capacity', 2, 200)}
            <Form.Item name="number" label={t('agreement.basis')}><Input maxLength={60} /></Form.Item>
            <Form.Item name="date" label={t('agreement.basis.date')} dependencies={['number']}
              rules={[{ validator: (_, value?: string) => !value === !form.getFieldValue('number') ? Promise.resolve() : Promise.reject(new Error(t('propose.basis.date.missing'))) }]}><DayInput /></Form.Item>
            <Form.Item name="supporterContact" label={t('propose.contact.supporter')}><Input maxLength={200} /></Form.Item>
            <Form.Item name="seekerContact" label={t('propose.contact.seeker')}><Input maxLength={200} /></Form.Item>
            {problem && <ProblemAlert problem={problem} />}
            <Button type="primary" htmlType="submit" loading={busy} block>{t('propose.send')}</Button>
          </Form>
        )}
      </Loaded>
    </>
  );
}

/** Every reason against the pair before anything is typed; the service checks again when it is sent. */
function Check({ supporterId, seekerId, year }: { supporterId: string; seekerId: string; year: number }) {
  const { t } = useTexts();
  const { data, error } = useQuery({ queryKey: ['pair-check', supporterId, seekerId, year], queryFn: () => checkPair(supporterId, seekerId, year) });
  const shown = error ? <Alert type="warning" showIcon title={t('propose.check.failed')} description={error.message} />
    : !data ? null
    : data.allowed ? <Alert type="success" showIcon title={t('propose.check.yes')} />
    : <Alert type="error" showIcon title={t('propose.check.no')} description={<ul>{data.refusals.map((one, place) => <li key={place}>{one.text}{one.values.basis && ` (${one.values.basis})`}</li>)}</ul>} />;
  return <div aria-live="polite" style={{ marginBottom: 16 }}>{shown}</div>;
}

function Gives({ name, label, themes }: { name: 'supporterGives' | 'seekerGives'; label: TextKey; themes: Theme[] }) {
  const { t, language } = useTexts();
  const required = { required: true, message: t('twinning.required') };
  const options = themes.filter((theme) => theme.active).map((theme) => ({ value: theme.themeCode, label: language === 'vi' ? theme.name : theme.nameEn }));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 24px' }}>
      <legend><b>{t(label)}</b></legend>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="card" style={{ marginBottom: 8 }}>
                <Form.Item name={[field.name, 'themeCode']} label={t('need.theme')} rules={[required]}><Select options={options} /></Form.Item>
                <Form.Item name={[field.name, 'content']} label={t('propose.gives.content')} rules={[{ ...required, whitespace: true }, { min: 2, message: t('propose.length', { least: 2 }) }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
                {fields.length > 1 && <Button type="text" onClick={() => remove(field.name)}>{t('propose.gives.remove')}</Button>}
              </div>
            ))}
            {fields.length < 20 && <Button onClick={() => add({})}>{t('propose.gives.add')}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
