import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { Link } from 'react-router';
import { listDrafts } from '../../../api/drafts';
import type { DraftItem, DraftState as StateOfDraft } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
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
            <div className="table-scroll">
              <Table<DraftItem> rowKey="draftId" size="middle" dataSource={list.items} scroll={{ x: 860 }}
                pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }}
                columns={[
                  { title: t('draft.document'), width: 380, render: (_, one) => <><Link to={`/ke-hoach/van-ban/${one.draftId}`}>{one.title || one.fileName}</Link><div className="small soft">{[one.documentNumber, one.fileName].filter(Boolean).join(' · ')}</div></> },
                  { title: t('draft.state'), width: 150, render: (_, one) => <DraftState state={one.state} /> },
                  { title: t('plans.tasks'), width: 90, align: 'right', render: (_, one) => <span className="num">{one.taskCount}</span> },
                  { title: t('plans.issuer'), width: 200, render: (_, one) => one.unitName },
                  { title: t('draft.received'), width: 150, render: (_, one) => <span className="num">{formatTime(one.receivedAt)}</span> },
                ]} />
            </div>
          )}
      </Loaded>
    </>
  );
}
