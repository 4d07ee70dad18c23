import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Pagination } from 'antd';
import { useRef, useState } from 'react';
import { listInspections, openInspection } from '../../../api/inspections';
import { asProblem, type Problem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { dayInVietnam } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';
import { OneInspection } from './OneInspection';

/** Inspections of a plan's work: what was found, how it is to be mended, by whom and when. */
export function Inspections({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const [adding, setAdding] = useState(false);
  const mayOpen = useActsFor(plan.issuerUnitId) && hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const list = useQuery({ queryKey: ['inspections', plan.planId, page], queryFn: () => listInspections(plan.planId, page), placeholderData: keepPreviousData });
  return (
    <>
      {adding ? <NewInspection planId={plan.planId} done={() => setAdding(false)} /> : mayOpen && <div className="bar"><Button type="primary" onClick={() => setAdding(true)}>{t('inspection.open')}</Button></div>}
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('inspection.none')} text={t('inspection.none.text')} /> : (
          <>
            {found.items.map((one) => <OneInspection key={one.inspectionId} inspection={one} mayJudge={mayOpen} />)}
            <Pagination current={found.page} pageSize={found.pageSize} total={found.total} showSizeChanger={false} hideOnSinglePage onChange={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface Typed {
  title: string;
  unitId: string;
  heldOn: string;
}

function NewInspection({ planId, done }: { planId: string; done: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const id = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (typed: Typed) => {
    setBusy(true);
    try {
      await openInspection({ inspectionId: id.current, planId, ...typed });
      await queries.invalidateQueries({ queryKey: ['inspections', planId] });
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} onFinish={(typed) => void send(typed)} initialValues={{ heldOn: dayInVietnam(new Date()) }} aria-label={t('inspection.open')}>
      <Form.Item name="title" label={t('inspection.title')} rules={[required, { max: 300 }]}><Input /></Form.Item>
      <Form.Item name="unitId" label={t('inspection.unit')} rules={[required]}><UnitSelect /></Form.Item>
      <Form.Item name="heldOn" label={t('inspection.heldOn')} rules={[required]}><DayInput /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('inspection.open')}</Button><Button onClick={done}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
