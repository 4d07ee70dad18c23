import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { listDrafts } from '../../../api/drafts';
import type { DraftItem, DraftState as StateOfDraft } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { DraftState } from './DraftState';

const states: StateOfDraft[] = ['read', 'reading', 'refused', 'confirmed', 'discarded'];

/** Documents that were sent in: which wait to be looked over, and what became of the others. */
export function DraftList() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const state = value('trang-thai') || undefined;
  const drafts = useQuery({ queryKey: ['drafts', state, page], queryFn: () => listDrafts({ state, page }), placeholderData: keepPreviousData });
  return (
    <>
      <div className="bar">
        <Select style={{ minWidth: 200 }} allowClear placeholder={t('draft.state.any')} aria-label={t('draft.state')} value={state} onChange={(next?: string) => change({ 'trang-thai': next ?? '' })}
          options={states.map((one) => ({ value: one, label: t(`draft.state.${one}` as TextKey) }))} />
        {drafts.data && <span className="soft" role="status">{t('draft.count', { n: drafts.data.total })}</span>}
      </div>
      <Loaded query={drafts}>
        {(list) => list.total === 0
          ? <EmptyState title={t('draft.none')} text={t('draft.none.text')} action={<Link to="/ke-hoach/nhap"><Button type="primary">{t('plans.import')}</Button></Link>} />
          : (
            <DataTable<DraftItem> name="van-ban-nhap" rowKey={(one) => one.draftId} list={list} asked={[state]} loading={drafts.isPlaceholderData} read={(next, pageSize) => listDrafts({ state, page: next, pageSize })}
              columns={[
                { key: 'ten', always: true, title: t('draft.document'), width: 380, plain: (one) => one.title || one.fileName, render: (one) => <><Link to={`/ke-hoach/van-ban/${one.draftId}`}>{one.title || one.fileName}</Link><div className="small soft">{[one.documentNumber, one.fileName].filter(Boolean).join(' · ')}</div></> },
                { key: 'trang-thai', title: t('draft.state'), width: 160, plain: (one) => t(`draft.state.${one.state}` as TextKey), render: (one) => <DraftState state={one.state} /> },
                { key: 'nhiem-vu', title: t('plans.tasks'), width: 120, right: true, plain: (one) => one.taskCount, render: (one) => <span className="num">{one.taskCount}</span> },
                { key: 'don-vi', title: t('plans.issuer'), width: 220, plain: (one) => one.unitName, render: (one) => one.unitName },
                { key: 'nhan', title: t('draft.received'), width: 160, plain: (one) => one.receivedAt.slice(0, 16).replace('T', ' '), render: (one) => <span className="num">{formatTime(one.receivedAt)}</span> },
              ]} />
          )}
      </Loaded>
    </>
  );
}
