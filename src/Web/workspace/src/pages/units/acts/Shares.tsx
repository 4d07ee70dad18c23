import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination, Select } from 'antd';
import { useState } from 'react';
import { childrenOf } from '../../../api/units';
import { DataList } from '../../../components/list/DataList';
import { Loaded } from '../../../components/Loaded';
import { useTexts } from '../../../i18n';

/** Who takes which unit below the divided one; a page at a time, for there may be hundreds. */
export function Shares({ unitId, takers, value = {}, onChange }: { unitId: string; takers: { value: string; label: string }[]; value?: Record<string, string>; onChange?: (shares: Record<string, string>) => void }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const below = useQuery({ queryKey: ['unit', unitId, 'children', undefined, page], queryFn: () => childrenOf(unitId, page), placeholderData: keepPreviousData });
  const give = (id: string, to?: string) => {
    const { [id]: _, ...rest } = value;
    onChange?.(to ? { ...rest, [id]: to } : rest);
  };
  return (
    <Loaded query={below}>
      {(list) => list.total === 0 ? <p className="soft">{t('units.below.none')}</p> : (
        <>
          <DataList rowKey={(one) => one.id} rows={list.items} columns={[
            { title: t('units.name'), width: 300, always: true, render: (one) => one.fullName },
            { title: t('units.type'), width: 180, render: (one) => one.typeName },
            { title: t('acts.split.to'), width: 260, render: (one) => <Select<string> size="small" style={{ width: '100%' }} allowClear aria-label={`${t('acts.split.to')}: ${one.fullName}`} placeholder={t('acts.split.to.rest')} value={value[one.id]} options={takers} onChange={(to?: string) => give(one.id, to)} /> },
          ]} />
          <Pagination current={list.page} pageSize={list.pageSize} total={list.total} showSizeChanger={false} hideOnSinglePage onChange={setPage} style={{ marginTop: 8 }} />
        </>
      )}
    </Loaded>
  );
}
