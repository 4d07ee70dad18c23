import '../../plans.css';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Pagination, Radio } from 'antd';
import { useState } from 'react';
import { asProblem, type Problem } from '../../api/problem';
import type { ImportDecision, ImportJob } from '../../api/shapes';
import { decideImport, importDecisions } from '../../api/units';
import { Loaded } from '../../components/Loaded';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useTexts } from '../../i18n';

/** Rows whose old commune was divided: nobody but a person can say in which commune of today the unit lies. */
export function ImportDecisions({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [page, setPage] = useState(1);
  const [same, setSame] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const list = useQuery({ queryKey: ['import', job.importId, 'decisions', page], queryFn: () => importDecisions(job.importId, page), placeholderData: keepPreviousData });
  const choose = async (one: ImportDecision, code: string) => {
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(['import', job.importId], await decideImport(job.importId, one.row, code, same));
      await queries.invalidateQueries({ queryKey: ['import', job.importId, 'decisions'] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('import.decisions')}>
      <h2>{t('import.decisions')}</h2>
      <p className="soft">{t('import.decisions.text')}</p>
      <p><Checkbox checked={same} onChange={(event) => setSame(event.target.checked)}>{t('import.decisions.same')}</Checkbox></p>
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={list}>
        {(found) => (
          <>
            {found.items.map((one) => (
              <article key={one.row} className="card" style={{ marginBottom: 8 }} data-decide={one.row}>
                <div className="spread"><strong>{one.name}</strong>{one.chosen ? <State kind="good" text={t('review.chosen')} /> : <State kind="wait" text={t('review.doubt.differs')} />}</div>
                <div className="small soft">{t('import.row')} <span className="num">{one.row}</span> · {one.oldAddress}</div>
                <Radio.Group value={one.chosen ?? undefined} disabled={busy} aria-label={one.name} onChange={(event) => void choose(one, event.target.value as string)} options={one.choices.map((choice) => ({ value: choice.communeCode, label: choice.fullName }))} />
              </article>
            ))}
            <Pagination current={found.page} pageSize={found.pageSize} total={found.total} showSizeChanger={false} hideOnSinglePage onChange={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}
