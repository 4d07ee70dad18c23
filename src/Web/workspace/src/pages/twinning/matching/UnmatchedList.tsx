import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { listUnmatched, type Run, type SolutionKind, type Unmatched } from '../../../api/matching';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useDelayed } from '../../../components/useDelayed';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import type { Asked } from './Pairs';

/** Who has no partner in a solution, and why. */
export function UnmatchedList({ run, solution, ask }: { run: Run; solution: SolutionKind; ask: (asked: Asked) => void }) {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const [text, setText] = useState(value('tim'));
  const query = useDelayed(text.trim(), 300);
  const list = useQuery({ queryKey: ['run-unmatched', run.runId, solution, query, page], queryFn: () => listUnmatched(run.runId, solution, query, page), placeholderData: keepPreviousData });
  const why = (school: Unmatched) => (school.reason === 'refused_by_rules' && school.refusal ? t('matching.unmatched.rules', { code: t(`matching.rule.${school.refusal}` as TextKey) }) : t(`matching.unmatched.${school.reason}` as TextKey));
  return (
    <section>
      <div className="bar">
        <Input.Search className="grow" allowClear value={text} placeholder={t('matching.search')} aria-label={t('matching.search')} onChange={(event) => { setText(event.target.value); change({ tim: event.target.value || undefined }); }} />
        {list.data && <span className="soft" role="status">{t('matching.unmatched.count', { n: formatNumber(list.data.total) })}</span>}
      </div>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('matching.allMatched')} text={t('matching.allMatched.text')} /> : (
          <DataTable<Unmatched> name="chua-ghep" rowKey={(school) => school.schoolId} list={found} asked={[run.runId, solution, query]} loading={list.isPlaceholderData} read={(next, size) => listUnmatched(run.runId, solution, query, next, size)}
            columns={[
              { key: 'truong', always: true, title: t('matching.school'), width: 280, plain: (school) => school.schoolName, render: (school) => school.schoolName },
              { key: 'uu-tien', title: t('matching.priority'), width: 160, plain: (school) => t(`matching.disadvantage.${school.disadvantage}` as TextKey), render: (school) => <>{t(`matching.disadvantage.${school.disadvantage}` as TextKey)}<div className="small soft">{t('matching.urgency', { n: school.urgency })}</div></> },
              { key: 'ung-vien', title: t('matching.mightHave'), width: 120, right: true, plain: (school) => school.candidates, render: (school) => <span className="num">{formatNumber(school.candidates)}</span> },
              { key: 'ly-do', title: t('matching.reason'), width: 320, plain: why, render: why },
              { key: 'viec', title: t('matching.actions'), width: 140, plain: () => '', render: (school) => <Button size="small" onClick={() => ask({ seekerId: school.schoolId, seekerName: school.schoolName, supporterId: '', supporterName: '' })}>{t('matching.whyNot')}</Button> },
            ]} />
        )}
      </Loaded>
    </section>
  );
}
