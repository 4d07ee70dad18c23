import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { addFinding, closeInspection, decideRemedy, readInspection, reportRemedy } from '../../../api/inspections';
import { asProblem, type Problem } from '../../../api/problem';
import type { FindingSeverity, Inspection, InspectionFinding } from '../../../api/plan-shapes';
import { DayInput } from '../../../components/DayInput';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { formatDay } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { useActsFor } from '../../../shell/useActsFor';

const kinds: Record<InspectionFinding['state'], StateKind> = { open: 'bad', reported: 'wait', returned: 'bad', settled: 'good' };
const severities: FindingSeverity[] = ['minor', 'major', 'serious'];

type Run = (action: () => Promise<unknown>) => Promise<boolean>;

/** One inspection, opened in place: its findings with remedy, day and state; each with its next step. */
export function OneInspection({ inspection, mayJudge }: { inspection: Inspection; mayJudge: boolean }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = ['inspection', inspection.inspectionId];
  const detail = useQuery({ queryKey: key, queryFn: () => readInspection(inspection.inspectionId), enabled: open });
  const run: Run = async (action) => {
    setProblem(null);
    try {
      await action();
      await queries.invalidateQueries({ queryKey: key });
      await queries.invalidateQueries({ queryKey: ['inspections', inspection.planId] });
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    }
  };
  const live = inspection.state !== 'closed';
  return (
    <details className="card notice" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{inspection.title}</strong><span className="num soft">{formatDay(inspection.heldOn)}</span><span className="soft">{inspection.unitName}</span>
        <span>{t('inspection.sum', { n: inspection.findings, open: inspection.unsettled })}</span>
        {inspection.late > 0 && <State kind="bad" text={t('inspection.late', { n: inspection.late })} />}
        {!live && <State kind="off" text={t('inspection.closed')} />}
      </summary>
      {problem && <ProblemAlert problem={problem} />}
      {open && (
        <Loaded query={detail}>
          {(found) => (
            <>
              <ul className="plain">{found.findings.map((one) => <Finding key={one.findingId} one={one} mayJudge={mayJudge && live} run={run} />)}</ul>
              {found.inspection.conclusion && <p>{t('inspection.conclusion')}: {found.inspection.conclusion}</p>}
              {live && mayJudge && !adding && <div className="bar"><Button onClick={() => setAdding(true)}>{t('inspection.add')}</Button><Words button={t('inspection.close')} label={t('inspection.conclusion')} send={(text) => run(() => closeInspection(inspection.inspectionId, text))} /></div>}
              {adding && <AddFinding inspection={inspection} run={run} done={() => setAdding(false)} />}
            </>
          )}
        </Loaded>
      )}
    </details>
  );
}

function Finding({ one, mayJudge, run }: { one: InspectionFinding; mayJudge: boolean; run: Run }) {
  const { t } = useTexts();
  const mends = useActsFor(one.unitId);
  return (
    <li>
      <div className="spread"><span><strong>{one.text}</strong> <span className="soft small">{t(`severity.${one.severity}` as TextKey)}</span></span><State kind={kinds[one.state]} text={t(`finding.${one.state}` as TextKey)} /></div>
      <div>{t('inspection.remedy')}: {one.remedy}</div>
      <div className="small soft">{one.unitName} · <span className={one.isLate ? 'st-overdue' : undefined}>{t('inspection.by', { day: formatDay(one.dueOn) })}</span></div>
      {one.report && <div className="small">{t('inspection.report')} <span className="num">{formatDay(one.reportedOn)}</span>: {one.report}</div>}
      {one.decision && <div className="small">{t('inspection.decision')}: {one.decision}</div>}
      {(one.state === 'open' || one.state === 'returned') && mends && <Words button={t('inspection.sayMended')} label={t('inspection.report')} send={(text) => run(() => reportRemedy(one.findingId, text))} />}
      {one.state === 'reported' && mayJudge && (
        <div className="bar"><Words button={t('inspection.settle')} label={t('inspection.decision')} send={(text) => run(() => decideRemedy(one.findingId, true, text))} /><Words button={t('life.return')} label={t('life.reason')} send={(text) => run(() => decideRemedy(one.findingId, false, text))} /></div>
      )}
    </li>
  );
}

/** A step that needs a word: the button opens a line, Enter sends it. */
function Words({ button, label, send }: { button: string; label: string; send: (text: string) => Promise<boolean> }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!open) {
    return <Button size="small" onClick={() => setOpen(true)}>{button}</Button>;
  }
  const go = () => void send(text.trim()).then((done) => { if (done) { setOpen(false); setText(''); } });
  return (
    <span className="bar" style={{ marginBottom: 0 }}>
      <Input size="small" autoFocus aria-label={label} placeholder={label} value={text} maxLength={1000} style={{ width: 260 }} onChange={(event) => setText(event.target.value)} onPressEnter={() => text.trim() && go()} />
      <Button size="small" type="primary" disabled={!text.trim()} onClick={go}>{button}</Button>
    </span>
  );
}

interface Typed {
  severity: FindingSeverity;
  text: string;
  remedy: string;
  unitId: string;
  dueOn: string;
}

function AddFinding({ inspection, run, done }: { inspection: Inspection; run: Run; done: () => void }) {
  const { t } = useTexts();
  const id = useRef(newId());
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> className="form" layout="vertical" initialValues={{ severity: 'major', unitId: inspection.unitId }} aria-label={t('inspection.add')}
      onFinish={(typed) => void run(() => addFinding(inspection.inspectionId, { findingId: id.current, ...typed })).then((sent) => { if (sent) { done(); } })}>
      <Form.Item name="text" label={t('inspection.found')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      <Form.Item name="remedy" label={t('inspection.remedy')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      <div className="cards">
        <Form.Item name="unitId" label={t('inspection.mender')} rules={[required]}><UnitSelect /></Form.Item>
        <Form.Item name="dueOn" label={t('task.due')} rules={[required]}><DayInput /></Form.Item>
        <Form.Item name="severity" label={t('inspection.severity')}><Select options={severities.map((value) => ({ value, label: t(`severity.${value}` as TextKey) }))} /></Form.Item>
      </div>
      <div className="bar"><Button type="primary" htmlType="submit">{t('review.save')}</Button><Button onClick={done}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
