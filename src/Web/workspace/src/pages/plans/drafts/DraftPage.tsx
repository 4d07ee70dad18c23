import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { confirmDraft, discardDraft, draftFileAddress, nameUnits, readAgain, readDraft } from '../../../api/drafts';
import { asProblem, type Problem } from '../../../api/problem';
import type { DraftView } from '../../../api/plan-shapes';
import { learnAlias, membersOf } from '../../../api/units';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { progressOf } from '../../../components/review/model';
import { Review } from '../../../components/review/Review';
import { formatTime } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { checkedRowsOf, contradictionsOf, partsOf } from '../review/parts';
import { DraftState } from './DraftState';
import { Reissue } from './Reissue';
import { useDraftEdits } from './useDraftEdits';
import { WrittenUnits, type ChosenName } from './WrittenUnits';

/** A document that was sent in, beside what was read from it: looked over, corrected, and made a plan. */
export function DraftPage() {
  const { draftId = '' } = useParams();
  const { t } = useTexts();
  const draft = useQuery({
    queryKey: ['draft', draftId],
    queryFn: () => readDraft(draftId),
    refetchInterval: (query) => (query.state.data?.state === 'reading' ? 1000 : false),
    // What lies before a person is not exchanged under their hands.
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link> › <Link to="/ke-hoach?muc=van-ban">{t('plans.tab.drafts')}</Link></nav>
      <Loaded query={draft}>{(view) => (view.draft && view.text !== null ? <Read view={view} /> : <Unread view={view} />)}</Loaded>
    </>
  );
}

function Unread({ view }: { view: DraftView }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = async () => {
    try {
      queries.setQueryData(['draft', view.draftId], (await readAgain(view.draftId)).body);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <>
      <PageHead title={view.fileName} lead={<DraftState state={view.state} />} />
      {problem && <ProblemAlert problem={problem} />}
      {view.refusal && <ProblemAlert problem={{ status: 422, code: view.refusal.code, title: view.refusal.title, detail: view.refusal.detail ?? undefined }} />}
      {view.state === 'reading' ? <p role="status">{t('draft.reading')}</p> : (
        <div className="bar">
          <Link to="/ke-hoach/nhap"><Button type="primary">{t('draft.other')}</Button></Link>
          <Button onClick={() => void again()}>{t('draft.again')}</Button>
        </div>
      )}
    </>
  );
}

function Read({ view }: { view: DraftView }) {
  const { t } = useTexts();
  const me = useAccount();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const edits = useDraftEdits(view);
  // One id for the plan, however often the button is pressed: a second press finds the first one's plan.
  const planId = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reissuing, setReissuing] = useState(false);
  const shown = edits.shown;
  const parts = useMemo(() => partsOf(shown, t), [shown, t]);
  const contradictions = useMemo(() => contradictionsOf(shown, t), [shown, t]);
  const checked = useMemo(() => checkedRowsOf(view), [view]);
  const readOnly = view.state !== 'read' || !hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const open = progressOf(parts).open + contradictions.filter((one) => !one.chosen).length;

  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await edits.settled();
    try {
      await action();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const name = (names: ChosenName[], learn: boolean) => void act(async () => {
    const meant = await Promise.all(names.map(async (one) => ({ written: one.written, unitId: one.unitId, memberIds: one.groupKey ? await membersOf(one.groupKey) : one.memberIds })));
    queries.setQueryData(['draft', view.draftId], await nameUnits(view.draftId, meant));
    // Remembering comes second: if it is refused, the names of this draft are kept all the same.
    for (const one of learn ? names.filter((each) => each.unitId || each.groupKey) : []) {
      await learnAlias(one.written, view.unitId, { unitId: one.unitId ?? undefined, groupKey: one.groupKey });
    }
  });
  const confirm = () => void act(async () => {
    const { body: plan } = await confirmDraft(view.draftId, planId.current);
    await queries.invalidateQueries({ queryKey: ['draft', view.draftId] });
    void message.success(t('draft.confirmed'));
    void navigate(`/ke-hoach/${plan.planId}`);
  });
  const discard = () => void act(async () => {
    await discardDraft(view.draftId);
    await queries.invalidateQueries({ queryKey: ['drafts'] });
    void navigate('/ke-hoach?muc=van-ban');
  });
  return (
    <>
      <PageHead title={shown.draft?.title || view.fileName}
        lead={<><DraftState state={view.state} /> · {view.fileName} · {t('draft.receivedAt', { time: formatTime(view.receivedAt) })} · <span role="status">{t(edits.saving ? 'draft.saving' : 'draft.saved')}</span></>}
        actions={
          <>
            <a href={draftFileAddress(view.draftId)} download><Button>{t('draft.file')}</Button></a>
            {view.planId && <Link to={`/ke-hoach/${view.planId}`}><Button type="primary">{t('draft.openPlan')}</Button></Link>}
            {!readOnly && (
              <>
                <Button disabled={busy} onClick={() => setReissuing(true)}>{t('reissue.title')}</Button>
                <Popconfirm title={t('draft.discard.ask')} description={t('draft.discard.text')} okText={t('draft.discard')} cancelText={t('form.back')} onConfirm={discard}><Button disabled={busy}>{t('draft.discard')}</Button></Popconfirm>
                <Popconfirm title={t('draft.confirm.ask')} description={<div style={{ maxWidth: 340 }}>{open > 0 ? t('draft.confirm.open', { n: open }) : t('draft.confirm.text')}{view.unresolvedNames.length > 0 && <div className="st-due_soon">{t('draft.confirm.names', { n: view.unresolvedNames.length })}</div>}</div>} okText={t('draft.confirm')} cancelText={t('form.back')} onConfirm={confirm}>
                  <Button type="primary" loading={busy}>{t('draft.confirm')}</Button>
                </Popconfirm>
              </>
            )}
          </>
        } />
      {reissuing && <Reissue view={shown} leave={() => setReissuing(false)} />}
      {(problem ?? edits.problem) && <ProblemAlert problem={(problem ?? edits.problem)!} />}
      <Review text={view.text!} parts={parts} contradictions={contradictions} checked={checked} readOnly={readOnly}
        confirm={edits.confirm} correct={edits.correct} choose={edits.choose} link={edits.link} drop={edits.drop}
        more={{ label: t('names.tab', { n: view.unresolvedNames.length }), content: <WrittenUnits view={view} readOnly={readOnly} busy={busy} save={name} /> }} />
    </>
  );
}
