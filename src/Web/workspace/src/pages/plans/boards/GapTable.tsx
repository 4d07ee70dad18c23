import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { gapsOf } from '../../../api/boards';
import type { Gap, GapItem } from '../../../api/plan-shapes';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';

/** The tasks or indicators that lack something, each a click away from being mended. */
export function GapTable({ gap, planId }: { gap: Gap; planId?: string }) {
  const { t } = useTexts();
  const { page } = useAddress();
  const list = useQuery({ queryKey: ['gaps', gap, planId, page], queryFn: () => gapsOf(gap, planId, page), placeholderData: keepPreviousData });
  const isIndicator = gap.startsWith('indicator');
  return (
    <Loaded query={list}>
      {(found) => (
        <DataTable<GapItem> name="con-thieu" rowKey={(one) => one.id} list={found} asked={[gap, planId]} loading={list.isPlaceholderData} read={(next, pageSize) => gapsOf(gap, planId, next, pageSize)} empty={t('gap.nothing')}
          columns={[
            { key: 'muc', title: t('reissue.section'), width: 90, plain: (one) => one.section, render: (one) => <span className="num soft">{one.section}</span> },
            { key: 'noi-dung', always: true, title: t(isIndicator ? 'indicator.name' : 'review.field.task'), width: 360, plain: (one) => one.text, render: (one) => <Link to={isIndicator ? `/ke-hoach/chi-tieu/${one.id}` : `/ke-hoach/nhiem-vu/${one.id}`}>{one.text}</Link> },
            { key: 'chu-tri', title: t('review.field.lead'), width: 220, plain: (one) => one.lead, render: (one) => one.lead ?? '–' },
            { key: 'ke-hoach', title: t('boards.onePlan'), width: 160, plain: (one) => one.documentNumber, render: (one) => <Link to={`/ke-hoach/${one.planId}`}>{one.documentNumber ?? t('boards.onePlan')}</Link> },
          ]} />
      )}
    </Loaded>
  );
}
