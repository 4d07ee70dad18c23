import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { addContact, contactsOf, withdrawContact } from '../../../api/acts';
import { asProblem, type Problem } from '../../../api/problem';
import type { Contact } from '../../../api/shapes';
import { DayInput } from '../../../components/DayInput';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { useRequired } from '../acts/fields';

/** Whom to reach at a unit. Personal data: with the consent it rests on, wiped in the moment it is withdrawn. */
export function Contacts({ unitId }: { unitId: string }) {
  const { t } = useTexts();
  const [adding, setAdding] = useState(false);
  const contacts = useQuery({ queryKey: ['unit', unitId, 'contacts'], queryFn: () => contactsOf(unitId), retry: false });
  const foreign = contacts.isError && asProblem(contacts.error).code === 'out_of_scope';
  return (
    <section aria-label={t('contacts.title')}>
      <div className="spread"><h2>{t('contacts.title')}</h2>{contacts.isSuccess && !adding && <Button onClick={() => setAdding(true)}>{t('contacts.add')}</Button>}</div>
      <p className="soft small">{t(foreign ? 'contacts.notYours' : 'contacts.lead')}</p>
      {adding && <NewContact unitId={unitId} leave={() => setAdding(false)} />}
      {!foreign && <Loaded query={contacts}>{(list) => list.length === 0 ? <p className="soft">{t('contacts.none')}</p> : <div className="cards">{list.map((one) => <OneContact key={one.contactId} unitId={unitId} one={one} />)}</div>}</Loaded>}
    </section>
  );
}

function OneContact({ unitId, one }: { unitId: string; one: Contact }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const withdraw = async () => {
    try {
      await withdrawContact(unitId, one.contactId);
      await queries.invalidateQueries({ queryKey: ['unit', unitId, 'contacts'] });
      void message.success(t('contacts.withdrawn'));
    } catch (thrown) {
      void message.error(asProblem(thrown).title || t('problem.failed'));
    }
  };
  return (
    <article className="card" data-contact={one.contactId}>
      <strong>{one.fullName}</strong>{one.position && <div className="small soft">{one.position}</div>}
      <div>{one.phone && <a className="num" href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>{one.phone}</a>}{one.phone && one.email && ' · '}{one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}</div>
      <p className="small soft">{t('contacts.by', { day: formatDay(dayInVietnam(new Date(one.consent.givenAt))), version: one.consent.textVersion, purpose: one.consent.purpose })}</p>
      <Popconfirm title={t('contacts.withdraw.ask', { name: one.fullName })} description={t('contacts.withdraw.text')} okText={t('contacts.withdraw')} cancelText={t('form.back')} onConfirm={() => void withdraw()}>
        <Button size="small">{t('contacts.withdraw')}</Button>
      </Popconfirm>
    </article>
  );
}

interface Typed {
  fullName: string;
  position?: string;
  phone?: string;
  email?: string;
  purpose: string;
  textVersion: string;
  day: string;
}

function NewContact({ unitId, leave }: { unitId: string; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const required = useRequired();
  const { message } = App.useApp();
  const id = useRef(newId());
  const today = dayInVietnam(new Date());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      // Of an earlier day only the day is known; of today the moment.
      const givenAt = typed.day === today ? new Date().toISOString() : `${typed.day}T00:00:00+07:00`;
      await addContact(unitId, id.current, {
        fullName: typed.fullName.trim(), position: typed.position?.trim() ?? '', phone: typed.phone?.trim() || null, email: typed.email?.trim() || null,
        consent: { purpose: typed.purpose.trim(), textVersion: typed.textVersion.trim(), givenAt },
      });
      await queries.invalidateQueries({ queryKey: ['unit', unitId, 'contacts'] });
      void message.success(t('contacts.added'));
      leave();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  const text = { ...required, whitespace: true };
  return (
    <Form<Typed> className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} aria-label={t('contacts.add')} initialValues={{ purpose: t('contacts.purpose.usual'), day: today }} onFinish={(typed) => void save(typed)}>
      <div className="cards">
        <Form.Item name="fullName" label={t('contacts.name')} rules={[text, { max: 200 }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="position" label={t('contacts.position')} rules={[{ max: 200 }]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('contacts.phone')} dependencies={['email']} rules={[{ max: 30 }, ({ getFieldValue }) => ({ validator: (_, typed?: string) => (typed?.trim() || (getFieldValue('email') as string | undefined)?.trim() ? Promise.resolve() : Promise.reject(new Error(t('contacts.reach')))) })]}><Input inputMode="tel" autoComplete="off" /></Form.Item>
        <Form.Item name="email" label={t('contacts.email')} rules={[{ max: 200 }]}><Input inputMode="email" autoComplete="off" /></Form.Item>
      </div>
      <Form.Item name="purpose" label={t('contacts.purpose')} rules={[text, { max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
      <div className="cards">
        <Form.Item name="textVersion" label={t('contacts.version')} rules={[text, { max: 50 }]}><Input placeholder="v1" /></Form.Item>
        <Form.Item name="day" label={t('contacts.day')} rules={[required]}><DayInput /></Form.Item>
      </div>
      {/* Never ticked beforehand: silence is no consent. */}
      <Form.Item name="agreed" valuePropName="checked" rules={[{ validator: (_, agreed) => (agreed ? Promise.resolve() : Promise.reject(new Error(t('contacts.agreed.needed')))) }]}><Checkbox>{t('contacts.agreed')}</Checkbox></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('contacts.add')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
