import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { decidePair, listPairs, type Run, type RunPair, type SolutionKind } from '../../../api/matching';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useDelayed } from '../../../components/useDelayed';
import { useStep } from '../../../components/useStep';
import { formatNumber } from '../../../format/numbers';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';

/** Two schools that are asked about. */
export interface Asked { seekerId: string; seekerName: string; supporterId: string; supporterName: string }

type Kind = 'fix' | 'forbid';
const dragType = 'application/x-educoop-pair';

/** The pairs of a solution. A pair is fixed or forbidden by its buttons, by F and X on its row, or by dragging it onto one of the two fields. */
export function Pairs({ run, solution, may, ask }: { run: Run; solution: SolutionKind; may: boolean; ask: (asked: Asked) => void }) {
  const { t, language } = useTexts();
  const { value, page, change } = useAddress();
  const [text, setText] = useState(value('tim'));
  const query = useDelayed(text.trim(), 300);
  const [deciding, setDeciding] = useState<{ pair: RunPair; kind: Kind } | null>(null);
  const broken = value('tach') === '1';
  const pairs = useQuery({ queryKey: ['run-pairs', run.runId, run.publishState, solution, broken, query, page], queryFn: () => listPairs(run.runId, solution, broken, query, page), placeholderData: keepPreviousData });
  const key = (pair: RunPair) => `${pair.seekerId}/${pair.supporterId}`;
  const press = (event: KeyboardEvent, pair: RunPair) => {
    const pressed = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || !['f', 'x', 'w'].includes(pressed) || (pressed !== 'w' && !may)) {
      return;
    }
    event.preventDefault();
    if (pressed === 'w') {
      ask(pair);
    } else {
      setDeciding({ pair, kind: pressed === 'f' ? 'fix' : 'forbid' });
    }
  };
  const drop = (id: string, kind: Kind) => {
    const pair = pairs.data?.items.find((one) => key(one) === id);
    if (pair) {
      setDeciding({ pair, kind });
    }
  };
  return (
    <section>
      <div className="bar">
        <Input.Search className="grow" allowClear value={text} placeholder={t('matching.search')} aria-label={t('matching.search')} onChange={(event) => { setText(event.target.value); change({ tim: event.target.value || undefined }); }} />
        {run.outcome!.activePairs > 0 && <Checkbox checked={broken} onChange={(event) => change({ tach: event.target.checked ? 1 : undefined })}>{t('matching.onlyBroken')}</Checkbox>}
        {may && <DropField kind="fix" dropped={drop} />}
        {may && <DropField kind="forbid" dropped={drop} />}
      </div>
      {may && <p className="soft small">{t('matching.keys')}</p>}
      <Loaded query={pairs}>
        {(list) => list.total === 0 ? <EmptyState title={t('matching.noPairs')} text={t('matching.noPairs.text')} /> : (
          <DataTable<RunPair> name="cap-ghep" rowKey={key} list={list} asked={[run.runId, solution, broken, query]} loading={pairs.isPlaceholderData} read={(next, size) => listPairs(run.runId, solution, broken, query, next, size)}
            columns={[
              { key: 'cap', always: true, title: t('matching.pair'), width: 290, plain: (pair) => `${pair.seekerName} – ${pair.supporterName}`, render: (pair) => (
                <div tabIndex={0} role="group" data-pair={key(pair)} aria-label={t('matching.pairOf', { seeker: pair.seekerName, supporter: pair.supporterName })} aria-keyshortcuts="F X W" draggable={may}
                  style={may ? { cursor: 'grab' } : undefined} onKeyDown={(event) => press(event, pair)} onDragStart={(event) => event.dataTransfer.setData(dragType, key(pair))}>
                  <div>{pair.seekerName}</div><div className="soft">↔ {pair.supporterName}</div>
                </div>
              ) },
              { key: 'linh-vuc', title: t('matching.theme'), width: 150, plain: (pair) => (language === 'en' ? pair.themeNameEn : pair.themeName), render: (pair) => <>{language === 'en' ? pair.themeNameEn : pair.themeName}<div className="small soft">{t('matching.urgency', { n: pair.urgency })}</div></> },
              { key: 'uu-tien', title: t('matching.priority'), width: 130, plain: (pair) => t(`matching.disadvantage.${pair.disadvantage}` as TextKey), render: (pair) => t(`matching.disadvantage.${pair.disadvantage}` as TextKey) },
              { key: 'cach', title: t('matching.way'), width: 110, plain: (pair) => pair.distanceKm, render: (pair) => (pair.online ? t('matching.online') : pair.distanceKm === null ? t('matching.onSite') : <span className="num">{formatNumber(pair.distanceKm)} km</span>) },
              { key: 'chi-phi', title: t('matching.cost'), width: 90, right: true, plain: (pair) => pair.cost, render: (pair) => <span className="num">{formatNumber(pair.cost)}</span> },
              { key: 'tinh-trang', title: t('matching.state'), width: 140, plain: (pair) => pair.outcome, render: (pair) => <PairState pair={pair} /> },
              { key: 'viec', title: t('matching.actions'), width: 240, plain: () => '', render: (pair) => (
                <div className="bar" style={{ marginBottom: 0 }}>
                  <Button size="small" onClick={() => ask(pair)}>{t('matching.why')}</Button>
                  {may && !pair.fixed && <Button size="small" onClick={() => setDeciding({ pair, kind: 'fix' })}>{t('matching.fix')}</Button>}
                  {may && !pair.forbidden && <Button size="small" onClick={() => setDeciding({ pair, kind: 'forbid' })}>{t('matching.forbid')}</Button>}
                </div>
              ) },
            ]} />
        )}
      </Loaded>
      {deciding && <Decide run={run} pair={deciding.pair} kind={deciding.kind} close={() => setDeciding(null)} />}
    </section>
  );
}

function PairState({ pair }: { pair: RunPair }) {
  const { t } = useTexts();
  return (
    <>
      {pair.outcome === 'proposed' && <State kind="good" text={t('matching.outcome.proposed')} />}
      {pair.outcome === 'agreed' && <State kind="good" text={t('matching.outcome.agreed')} />}
      {pair.outcome === 'refused' && <><State kind="bad" text={t('matching.outcome.refused')} /><div className="small soft">{pair.refusal?.title}</div></>}
      {pair.outcome === null && (pair.fixed ? <State kind="good" text={t('matching.fixed')} /> : pair.isActive ? <State kind="good" text={t('matching.active')} /> : <span className="soft">–</span>)}
    </>
  );
}

function DropField({ kind, dropped }: { kind: Kind; dropped: (id: string, kind: Kind) => void }) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    dropped(event.dataTransfer.getData(dragType), kind);
  };
  return (
    <div className="card" data-drop={kind} style={{ padding: '6px 12px', borderStyle: 'dashed', ...(over ? { borderColor: 'var(--accent)' } : {}) }} onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)} onDrop={drop}>{t(`matching.drop.${kind}` as TextKey)}</div>
  );
}

/** Says what will happen and asks why: a decision holds for the runs that are asked for after it. */
export function Decide({ run, pair, kind, close }: { run: Run; pair: Asked; kind: Kind; close: () => void }) {
  const { t } = useTexts();
  const id = useRef(newId());
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('decisions');
  // Focused once the dialog stands: without motion it is made in one go, and a field's autoFocus comes before it is on the page.
  const field = useRef<TextAreaRef>(null);
  const save = async () => {
    const done = await step(() => decidePair({ decisionId: id.current, authorityId: run.authorityId, schoolYear: run.schoolYear, seekerId: pair.seekerId, supporterId: pair.supporterId, kind, reason: reason.trim() }));
    if (done) {
      close();
    }
  };
  return (
    <Modal open title={t(`matching.decide.${kind}` as TextKey)} okText={t(`matching.${kind}` as TextKey)} cancelText={t('matching.close')} confirmLoading={busy} okButtonProps={{ disabled: reason.trim().length < 2 }} onOk={() => void save()} onCancel={close} afterOpenChange={(open) => { if (open) { field.current?.focus(); } }}>
      {problem && <ProblemAlert problem={problem} />}
      <p><strong>{pair.seekerName}</strong> ↔ <strong>{pair.supporterName}</strong></p>
      <p className="soft">{t(`matching.decide.${kind}.text` as TextKey)}</p>
      <label htmlFor="decide-reason">{t('matching.reason')}</label>
      <Input.TextArea ref={field} id="decide-reason" rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  );
}
