import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { listThemes, startRun, type Run, type RunQuota } from '../../../api/matching';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { thisSchoolYear } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { useAccount } from '../../../shell/session';

interface Values { authorityId?: string; schoolYear: number; seed: number; wanted: number; quotas: RunQuota[] }

/** Asks for a run: year, number of partners, quotas by theme, seed. What it is computed from is frozen when it is sent. */
export function StartRun({ last, close }: { last?: Run; close: () => void }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const id = useRef(newId());
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const { busy, problem, step } = useStep('runs');
  const [form] = Form.useForm<Values>();
  const [seedHelp] = useState(t('matching.seed.help'));
  const year = thisSchoolYear();
  const send = (values: Values) => step(async () => {
    const { body } = await startRun({ ...values, runId: id.current, authorityId: values.authorityId ?? me.unitId ?? '', quotas: (values.quotas ?? []).map((quota) => ({ ...quota, reserved: quota.reserved ?? 0 })) });
    id.current = newId();
    void navigate(`/ket-nghia/ghep-cap/${body.runId}`);
  });
  return (
    <section className="card" style={{ marginBottom: 16 }} aria-label={t('matching.start')}>
      <h2>{t('matching.start')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void send(values)}
        initialValues={{ schoolYear: last?.schoolYear ?? year, seed: last?.seed ?? year, wanted: last?.asked.wanted ?? 1, quotas: last?.asked.quotas ?? [] }}>
        {!me.unitId && <Form.Item name="authorityId" label={t('matching.authority')} rules={[{ required: true, message: t('matching.authority.missing') }]}><UnitSelect /></Form.Item>}
        <div className="cards" style={{ marginBottom: 8 }}>
          <Form.Item name="schoolYear" label={t('matching.schoolYear')}>
            <Select options={[0, 1, 2, 3, 4].map((ahead) => ({ value: year + ahead, label: `${year + ahead}-${year + ahead + 1}` }))} />
          </Form.Item>
          <Form.Item name="wanted" label={t('matching.wanted')} extra={t('matching.wanted.help')}><InputNumber min={1} max={5} precision={0} /></Form.Item>
          <Form.Item name="seed" label={t('matching.seed')} extra={seedHelp}><InputNumber min={0} max={2147483647} precision={0} style={{ width: 160 }} /></Form.Item>
        </div>
        <h3>{t('matching.quotas')}</h3>
        <p className="soft small">{t('matching.quotas.help')}</p>
        <Form.List name="quotas">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="bar">
                  <Form.Item name={[field.name, 'themeCode']} label={t('matching.theme')} rules={[{ required: true, message: t('matching.theme.missing') }]} style={{ minWidth: 220, marginBottom: 8 }}>
                    <Select options={(themes.data ?? []).map((theme) => ({ value: theme.themeCode, label: language === 'en' ? theme.nameEn : theme.name }))} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'places']} label={t('matching.quota.places')} rules={[{ required: true, message: t('matching.quota.places') }]} style={{ marginBottom: 8 }}><InputNumber min={1} max={50} precision={0} /></Form.Item>
                  <Form.Item name={[field.name, 'reserved']} label={t('matching.quota.reserved')} style={{ marginBottom: 8 }}><InputNumber min={0} max={50} precision={0} /></Form.Item>
                  <Button type="text" onClick={() => remove(field.name)}>{t('matching.quota.remove')}</Button>
                </div>
              ))}
              <Button onClick={() => add({ places: 2, reserved: 0 })}>{t('matching.quota.add')}</Button>
            </>
          )}
        </Form.List>
        <div className="bar" style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={busy}>{t('matching.start.send')}</Button>
          <Button onClick={close}>{t('matching.close')}</Button>
        </div>
      </Form>
    </section>
  );
}
