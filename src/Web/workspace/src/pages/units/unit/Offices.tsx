import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { addOffice, officeProposals, officesOf, stepAddress } from '../../../api/acts';
import { asProblem, type Problem } from '../../../api/problem';
import { DayInput } from '../../../components/DayInput';
import { DataList } from '../../../components/list/DataList';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { TypeField, useRequired } from '../acts/fields';

/** The offices of an agency: each agency cuts its own, so they are edited where they are shown. */
export function Offices({ unitId }: { unitId: string }) {
  const { t } = useTexts();
  const me = useAccount();
  const [adding, setAdding] = useState(false);
  const offices = useQuery({ queryKey: ['unit', unitId, 'offices'], queryFn: () => officesOf(unitId) });
  const mayEdit = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  return (
    <section aria-label={t('offices.title')}>
      <div className="spread"><h2>{t('offices.title')}</h2>{mayEdit && !adding && <Button onClick={() => setAdding(true)}>{t('offices.add')}</Button>}</div>
      <p className="soft small">{t('offices.lead')}</p>
      {adding && <NewOffice unitId={unitId} leave={() => setAdding(false)} />}
      <Loaded query={offices}>
        {(list) => list.total === 0 ? <p className="soft">{t('offices.none')}</p> : (
          <DataList rowKey={(one) => one.id} rows={list.items} columns={[
            { title: t('units.name'), width: 340, always: true, render: (one) => <Link to={`/danh-muc/${one.id}`}>{one.fullName}</Link> },
            { title: t('units.type'), width: 240, render: (one) => one.typeName },
            { title: t('offices.since'), width: 120, render: (one) => <span className="num">{formatDay(one.validFrom)}</span> },
            ...(mayEdit ? [{
              title: t('units.acts'), width: 220,
              render: (one: { id: string }) => <><Link to={stepAddress('doi', one.id)}><Button size="small">{t('offices.change')}</Button></Link>{' '}<Link to={stepAddress('ket-thuc', one.id)}><Button size="small">{t('offices.close')}</Button></Link></>,
            }] : []),
          ]} />
        )}
      </Loaded>
    </section>
  );
}

interface Typed {
  name: string;
  typeCode: string;
  validFrom: string;
}

function NewOffice({ unitId, leave }: { unitId: string; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const required = useRequired();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const usual = useQuery({ queryKey: ['unit', unitId, 'office-proposals'], queryFn: () => officeProposals(unitId) });
  const missing = (usual.data ?? []).filter((one) => !one.existingId);
  const save = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      await addOffice(unitId, { unitId: id.current, name: typed.name.trim(), typeCode: typed.typeCode, validFrom: typed.validFrom });
      await queries.invalidateQueries({ queryKey: ['unit', unitId] });
      await queries.invalidateQueries({ queryKey: ['unit-acts'] });
      void message.success(t('offices.added'));
      leave();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} aria-label={t('offices.add')} initialValues={{ validFrom: dayInVietnam(new Date()) }} onFinish={(typed) => void save(typed)}>
      {missing.length > 0 && (
        <div className="bar"><span className="soft small">{t('offices.usual')}</span>
          {missing.map((one) => <Button key={one.typeCode} size="small" onClick={() => form.setFieldsValue({ name: one.name, typeCode: one.typeCode })}>{one.name}</Button>)}
        </div>
      )}
      <div className="cards">
        <Form.Item name="name" label={t('acts.newName')} rules={[{ ...required, whitespace: true }, { max: 300 }]}><Input /></Form.Item>
        <Form.Item name="typeCode" label={t('units.type')} rules={[required]}><TypeField kind="office" /></Form.Item>
        <Form.Item name="validFrom" label={t('acts.effectiveOn')} rules={[required]}><DayInput /></Form.Item>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('offices.add')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
