import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useState } from 'react';
import { listActs } from '../../../api/acts';
import { DataList } from '../../../components/list/DataList';
import { Loaded } from '../../../components/Loaded';
import { useTexts } from '../../../i18n';
import { useActColumns } from '../acts/useActColumns';

const perPage = 10;

/** What people have done to one unit, and in what it took part. Pages of its own: the address holds those of the units below. */
export function UnitActs({ unitId }: { unitId: string }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const columns = useActColumns();
  const acts = useQuery({ queryKey: ['unit-acts', unitId, page], queryFn: () => listActs({ unitId, page, pageSize: perPage }), placeholderData: keepPreviousData });
  return (
    <section aria-label={t('units.acts.list')}>
      <h2>{t('units.acts.list')}</h2>
      <Loaded query={acts}>
        {(list) => list.total === 0 ? <p className="soft">{t('units.acts.none')}</p> : (
          <>
            <DataList rowKey={(act) => act.actId} rows={list.items} columns={columns} />
            <Pagination current={list.page} pageSize={perPage} total={list.total} showSizeChanger={false} hideOnSinglePage onChange={setPage} style={{ marginTop: 8 }} />
          </>
        )}
      </Loaded>
    </section>
  );
}
