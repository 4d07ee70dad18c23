import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { readConsolidation, type ChangedPart, type Fault, type UnitReport } from '../../../api/unit-reports';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

interface Parts { report: UnitReport; canWrite: boolean; busy: boolean; hasForm: boolean; ask: () => void; found: (faults: Fault[]) => void; labelOf: (key: string) => string }

/** Putting together as it goes on, who is not in it, and what has changed below since. */
export function Consolidation({ report, canWrite, busy, hasForm, ask, found, labelOf }: Parts) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  // Also when it was over before it was ever seen running.
  const wasRunning = useRef(false);
  const job = useQuery({
    queryKey: ['consolidation', report.obligationId], queryFn: () => readConsolidation(report.obligationId),
    refetchInterval: (query) => (query.state.data?.state === 'waiting' || query.state.data?.state === 'working' ? 1000 : false),
  });
  const state = job.data;
  const running = state?.state === 'waiting' || state?.state === 'working';
  useEffect(() => {
    if (wasRunning.current && state && !running) {
      found(state.faults);
      if (state.state === 'done') {
        void message.success(t('report.consolidated', { n: state.taken }));
      }
      void queries.invalidateQueries({ queryKey: ['unit-report'] });
    }
    wasRunning.current = running;
  }, [running, state, found, queries, message, t]);
  if (!state) {
    return null;
  }
  return (
    <section className="report-consolidation" data-consolidation={state.state}>
      {running && (
        <div role="status">
          <Progress percent={state.parts ? Math.floor((100 * state.partsRead) / state.parts) : 0} aria-label={t('report.consolidate')} />
          <p className="small">{state.state === 'waiting' || state.parts === null ? t('consolidation.waiting') : t('consolidation.working', { n: state.partsRead, all: state.parts })}</p>
        </div>
      )}
      {state.state === 'failed' && <Alert type="error" showIcon title={t('consolidation.failed')} description={state.failure === 'report_changed' ? t('consolidation.failed.report_changed') : t('consolidation.failed.other', { code: state.failure ?? '' })} />}
      {state.state === 'done' && <p className="small soft">{t('report.consolidated', { n: state.taken })}</p>}
      {state.state === 'done' && canWrite && state.missing.length > 0 && <Alert type="warning" showIcon title={t('report.missing', { n: state.missing.length })} description={state.missing.join(', ')} />}
      {state.changedParts > 0 && (
        <Alert type="warning" showIcon title={t('consolidation.changed', { n: state.changedParts })}
          description={<><p>{t('consolidation.changed.text')}</p><ul>{state.changed.map((one) => <Changed key={one.obligationId} part={one} labelOf={labelOf} />)}</ul>{!canWrite && <p>{t('consolidation.reopen')}</p>}</>} />
      )}
      {canWrite && hasForm && <Button disabled={busy || running} onClick={() => { wasRunning.current = true; ask(); }}>{t('report.consolidate')}</Button>}
    </section>
  );
}

// Numbers as they are written here; words as they are.
const shown = (value: string | null) => (value === null || value === '' ? '–' : Number.isNaN(Number(value)) ? value : formatNumber(Number(value)));

function Changed({ part, labelOf }: { part: ChangedPart; labelOf: (key: string) => string }) {
  const { t } = useTexts();
  return (
    <li data-changed={part.obligationId}>
      <Link to={`/bao-cao/phai-nop/${part.obligationId}`}>{part.unitName}</Link>
      {part.isNew ? ` – ${t('consolidation.new')}` : part.state !== 'accepted' ? ` – ${t('consolidation.opened')}` : ''}
      {!part.isNew && part.changes.map((one) => <div key={one.key} className="small">{labelOf(one.key)}: <span className="num">{shown(one.before)} → {shown(one.now)}</span></div>)}
    </li>
  );
}
