import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Pagination, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Template } from '../../api/plan-shapes';
import { asProblem, type Problem } from '../../api/problem';
import { listTemplates, planFromTemplate, removeTemplate } from '../../api/templates';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { ProblemAlert } from '../../components/ProblemAlert';
import { UnitSelect } from '../../components/UnitSelect';
import { useAddress } from '../../components/useAddress';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** Plans that others begin with: a ward makes its own from the department's pattern. */
export function TemplateList() {
  const { t } = useTexts();
  const me = useAccount();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { page, change } = useAddress();
  const [chosen, setChosen] = useState<string>();
  const list = useQuery({ queryKey: ['templates', page], queryFn: () => listTemplates(page), placeholderData: keepPreviousData });
  const drafts = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const drop = async (one: Template) => {
    try {
      await removeTemplate(one.templateId);
      await queries.invalidateQueries({ queryKey: ['templates'] });
    } catch (thrown) {
      void message.error(asProblem(thrown).title || t('problem.failed'));
    }
  };
  return (
    <Loaded query={list}>
      {(found) => found.total === 0 ? <EmptyState title={t('template.none')} text={t('template.none.text')} action={<Link to="/ke-hoach"><Button>{t('plans.tab.plans')}</Button></Link>} /> : (
        <>
          {found.items.map((one) => (
            <article key={one.templateId} className="card" style={{ marginBottom: 8 }} data-template={one.templateId}>
              <div className="spread">
                <span><strong>{one.name}</strong><br /><span className="small soft"><Link to={`/ke-hoach/${one.planId}`}>{one.planTitle}</Link> · {t('task.count.tasks', { n: one.taskCount })}</span></span>
                {drafts && (
                  <span className="bar" style={{ marginBottom: 0 }}>
                    <Button type="primary" size="small" onClick={() => setChosen(chosen === one.templateId ? undefined : one.templateId)}>{t('template.use')}</Button>
                    {one.unitId === me.unitId && <Popconfirm title={t('template.remove.ask')} description={t('template.remove.text')} okText={t('template.remove')} cancelText={t('form.back')} onConfirm={() => void drop(one)}><Button size="small">{t('template.remove')}</Button></Popconfirm>}
                  </span>
                )}
              </div>
              {chosen === one.templateId && <UseTemplate template={one} leave={() => setChosen(undefined)} />}
            </article>
          ))}
          <Pagination current={found.page} pageSize={found.pageSize} total={found.total} showSizeChanger={false} hideOnSinglePage onChange={(next) => change({ trang: next })} />
        </>
      )}
    </Loaded>
  );
}

interface Typed {
  unitId: string;
  title?: string;
  years: number;
}

function UseTemplate({ template, leave }: { template: Template; leave: () => void }) {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const id = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      await planFromTemplate(template.templateId, { planId: id.current, years: typed.years, unitId: typed.unitId, title: typed.title?.trim() || null });
      void navigate(`/ke-hoach/${id.current}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Typed> className="form" layout="vertical" disabled={busy} style={{ marginTop: 12 }} aria-label={t('template.use')} initialValues={{ unitId: me.unitId ?? undefined, years: 0 }} onFinish={(typed) => void send(typed)}>
      <Form.Item name="unitId" label={t('plans.import.unit')} rules={[{ required: true, message: t('form.required') }]}><UnitSelect /></Form.Item>
      <Form.Item name="title" label={t('review.field.title')} extra={t('template.title.help')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <Form.Item name="years" label={t('template.years')} extra={t('template.years.help')}><InputNumber min={0} max={10} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('derive.send')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
