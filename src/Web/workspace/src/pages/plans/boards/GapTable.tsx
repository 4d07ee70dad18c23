import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { gapsOf } from '../../../api/boards';
import type { Gap, GapItem } from '../../../api/plan-shapes';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';

/** The tasks or indicators that lack something, each a click away from being mended. */
export function GapTable({ gap, planId }: { gap: Gap; planId?: string }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const list = useQuery({ queryKey: ['gaps', gap, planId, page], queryFn: () => gapsOf(gap, planId, page), placeholderData: keepPreviousData });
  const isIndicator = gap.startsWith('indicator');
  return (
    <Loaded query={list}>
      {(found) => (
        <div className="table-scroll">
          <Table<GapItem> rowKey="id" size="middle" dataSource={found.items} scroll={{ x: 760 }} locale={{ emptyText: t('gap.nothing') }}
            pagination={{ current: found.page, pageSize: found.pageSize, total: found.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }}
            columns={[
              { title: t(isIndicator ? 'indicator.name' : 'review.field.task'), render: (_, one) => <><span className="num soft">{one.section}</span> <Link to={isIndicator ? `/ke-hoach/chi-tieu/${one.id}` : `/ke-hoach/nhiem-vu/${one.id}`}>{one.text}</Link></> },
              { title: t('review.field.lead'), width: 220, render: (_, one) => one.lead ?? '–' },
              { title: t('plan.title'), width: 160, render: (_, one) => <Link to={`/ke-hoach/${one.planId}`}>{one.documentNumber ?? t('boards.onePlan')}</Link> },
            ]} />
        </div>
      )}
    </Loaded>
  );
}
