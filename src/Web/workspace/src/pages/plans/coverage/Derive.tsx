import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { derivePlan } from '../../../api/boards';
import { asProblem, type Problem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { useAccount } from '../../../shell/session';

interface Typed {
  unitId: string;
  symbol: string;
  title?: string;
}

/** Begins a unit's own plan from this one: every task is taken over, then adapted or left out with a reason. */
export function Derive({ parent, leave }: { parent: PlanView; leave: () => void }) {
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
      await derivePlan(parent.planId, { planId: id.current, unitId: typed.unitId, symbol: typed.symbol, title: typed.title || null });
      void navigate(`/ke-hoach/${id.current}?muc=doi-chieu`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} onFinish={(typed) => void send(typed)} aria-label={t('derive.title')}
      initialValues={{ unitId: me.unitId === parent.issuerUnitId ? undefined : me.unitId ?? undefined, symbol: '/KH-UBND', title: parent.title }}>
      <h2 style={{ marginTop: 0 }}>{t('derive.title')}</h2>
      <p className="soft">{t('derive.text')}</p>
      <Form.Item name="unitId" label={t('plans.import.unit')} rules={[required]}><UnitSelect /></Form.Item>
      <Form.Item name="symbol" label={t('derive.symbol')} rules={[required]}><Input /></Form.Item>
      <Form.Item name="title" label={t('review.field.title')}><Input.TextArea rows={2} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('derive.send')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
