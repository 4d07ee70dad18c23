import './forms.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { changeForm, createForm, editedForm, publishForm, type EditedForm, type FormFault } from '../../../api/forms';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { useAccount } from '../../../shell/session';
import { FieldRows } from './FieldRows';
import { contentOf, type Asked } from './content';

/** A new form. */
export function NewForm() {
  return <Editor />;
}

/** A form's next version: what has been filled in keeps the version it was filled in by. */
export function EditForm() {
  const { formId = '' } = useParams();
  const form = useQuery({ queryKey: ['forms', 'one', formId], queryFn: () => editedForm(formId), refetchOnWindowFocus: false });
  return <Loaded query={form}>{(found) => <Editor key={found.version} before={found} />}</Loaded>;
}

function Editor({ before }: { before?: EditedForm }) {
  const { t } = useTexts();
  const me = useAccount();
  const go = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<Asked>();
  const [formId] = useState(() => before?.formId ?? newId());
  const { busy, problem, step } = useStep('forms', 'published-forms', 'form');
  const faults = (problem?.more?.faults as FormFault[] | undefined) ?? [];
  const save = async (said: Asked) => {
    const content = contentOf(said);
    const kept = await step(() => before ? changeForm(formId, { version: before.version, title: said.title, content }) : createForm({ formId, unitId: said.unitId, title: said.title, content }));
    if (kept) {
      void message.success(t('asks.saved'));
      await go(`/bao-cao/bieu/${formId}`);
    }
  };
  const publish = () => step(async () => {
    await publishForm(formId, before!.version);
    void message.success(t('asks.published.done'));
  });
  const section = { title: '', fields: [], tables: [] };
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/bieu">{t('asks.title')}</Link></nav>
      <PageHead title={before ? before.title : t('asks.add')} lead={t('asks.form.lead')} />
      {before && <p>{before.publishedVersion === before.version ? <State kind="good" text={t('asks.published', { n: before.version })} /> : <State kind="wait" text={t('asks.draft', { n: before.version })} />}</p>}
      <Form form={form} layout="vertical" onFinish={save} scrollToFirstError style={{ maxWidth: 860 }} initialValues={before ? { title: before.title, unitId: before.unitId, ...before.content } : { unitId: me.unitId, sections: [section], checks: [] }}>
        <Form.Item name="title" label={t('asks.name')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={300} /></Form.Item>
        {!before && <Form.Item name="unitId" label={t('asks.issuer')} rules={[{ required: true, message: t('twinning.required') }]}><UnitSelect /></Form.Item>}
        <Form.List name="sections">
          {(sections, { add, remove }) => (
            <>
              {sections.map((one, place) => <Section key={one.key} name={one.name} place={place} remove={sections.length > 1 ? () => remove(one.name) : undefined} />)}
              <Button onClick={() => add(section)}>{t('asks.section.add')}</Button>
            </>
          )}
        </Form.List>
        <Checks />
        {problem && faults.length === 0 && <ProblemAlert problem={problem} />}
        {faults.length > 0 && <Alert type="error" showIcon role="alert" title={t('asks.faults')} description={<ul>{faults.map((fault) => <li key={fault.place + fault.code}><code>{fault.place}</code>: {fault.message}</li>)}</ul>} />}
        <div className="bar" style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={busy}>{t('asks.save')}</Button>
          {before && before.publishedVersion !== before.version && <Popconfirm title={t('asks.publish.ask')} okText={t('asks.publish')} cancelText={t('form.back')} onConfirm={() => void publish()}><Button disabled={busy}>{t('asks.publish')}</Button></Popconfirm>}
        </div>
      </Form>
    </>
  );
}

function Section({ name, place, remove }: { name: number; place: number; remove?: () => void }) {
  const { t } = useTexts();
  const required = { required: true, whitespace: true, message: t('twinning.required') };
  return (
    <section className="card asked-section">
      <div className="bar"><h2>{t('asks.section', { n: place + 1 })}</h2>{remove && <Button size="small" danger onClick={remove}>{t('asks.section.remove')}</Button>}</div>
      <Form.Item name={[name, 'title']} label={t('asks.section.title')} rules={[required]}><Input maxLength={300} /></Form.Item>
      <FieldRows list={['sections', name, 'fields']} name={[name, 'fields']} />
      <Form.List name={[name, 'tables']}>
        {(tables, { add, remove: drop }) => (
          <div className="asked-tables">
            {tables.map((table) => (
              <fieldset key={table.key} className="asked-field">
                <legend>{t('asks.table')}</legend>
                <Form.Item name={[table.name, 'title']} label={t('asks.table.title')} rules={[required]}><Input maxLength={300} /></Form.Item>
                <div className="asked-grid">
                  <Form.Item name={[table.name, 'key']} label={t('asks.key')}><Input maxLength={40} /></Form.Item>
                  <Form.Item name={[table.name, 'mostRows']} label={t('asks.table.most')} extra={t('asks.table.most.help')}><InputNumber min={0} max={500} style={{ width: '100%' }} /></Form.Item>
                </div>
                <Form.Item name={[table.name, 'rows']} label={t('asks.table.rows')} extra={t('asks.table.rows.help')} getValueProps={(rows?: string[]) => ({ value: (rows ?? []).join('\n') })} normalize={(text: string) => text.split('\n')}><Input.TextArea rows={3} /></Form.Item>
                <FieldRows list={['sections', name, 'tables', table.name, 'columns']} name={[table.name, 'columns']} areColumns />
                <Button size="small" danger onClick={() => drop(table.name)}>{t('asks.table.remove')}</Button>
              </fieldset>
            ))}
            <Button onClick={() => add({ key: '', title: '', columns: [], rows: [], mostRows: 20 })}>{t('asks.table.add')}</Button>
          </div>
        )}
      </Form.List>
    </section>
  );
}

function Checks() {
  const { t } = useTexts();
  return (
    <Form.List name="checks">
      {(checks, { add, remove }) => (
        <section className="card asked-section">
          <h2>{t('asks.checks')}</h2>
          <p className="small soft">{t('asks.checks.help')}</p>
          {checks.map((check) => (
            <fieldset key={check.key} className="asked-field">
              <Form.Item name={[check.name, 'formula']} label={t('asks.check.formula')} rules={[{ required: true, message: t('twinning.required') }]}><Input maxLength={500} /></Form.Item>
              <Form.Item name={[check.name, 'message']} label={t('asks.check.message')} rules={[{ required: true, message: t('twinning.required') }]}><Input maxLength={300} /></Form.Item>
              <div className="bar"><Form.Item name={[check.name, 'isBlocking']} valuePropName="checked" noStyle><Checkbox>{t('asks.check.blocking')}</Checkbox></Form.Item><Button size="small" danger onClick={() => remove(check.name)}>{t('asks.remove')}</Button></div>
            </fieldset>
          ))}
          <Button onClick={() => add({ formula: '', message: '', isBlocking: true })}>{t('asks.check.add')}</Button>
        </section>
      )}
    </Form.List>
  );
}
