import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { lazy, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Unit } from '../../api/shapes';
import { searchUnits, unitTypes } from '../../api/units';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { useAddress } from '../../components/useAddress';
import { useDelayed } from '../../components/useDelayed';
import { formatDay } from '../../format/dates';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

const Forest = lazy(async () => ({ default: (await import('./Forest')).Forest }));

/** Columns of a list of units, shared by the search and by "units below". */
export function useUnitColumns(): TableColumnsType<Unit> {
  const { t } = useTexts();
  return [
    {
      title: t('units.name'), key: 'name', width: 240,
      render: (_, unit) => (
        <>
          <Link to={`/danh-muc/${unit.id}`}>{unit.fullName}</Link>
          {unit.validTo && <div className="small soft">{t('units.endedOn', { day: formatDay(unit.validTo) })}</div>}
        </>
      ),
    },
    { title: t('units.type'), dataIndex: 'typeName', width: 180 },
    { title: t('units.parent'), key: 'parent', width: 220, render: (_, unit) => (unit.parentId ? <Link to={`/danh-muc/${unit.parentId}`}>{unit.parentName}</Link> : '–') },
    { title: t('units.province'), dataIndex: 'provinceName', width: 140, render: (name: string | null) => name ?? '–' },
    { title: t('units.codes'), key: 'codes', width: 160, render: (_, unit) => <span className="num">{unit.codes.map((code) => code.value).join(', ') || '–'}</span> },
  ];
}

export function Units() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const query = value('q');
  const typeCode = value('loai');
  const [text, setText] = useState(query);
  const wanted = useDelayed(text.trim(), 300);
  const columns = useUnitColumns();

  // Typing moves the address; a new address from elsewhere (the search field above) moves the text.
  useEffect(() => { if (wanted !== query && wanted === text.trim()) { change({ q: wanted }); } }, [wanted]);
  useEffect(() => { setText((typed) => (typed.trim() === query ? typed : query)); }, [query]);

  const types = useQuery({ queryKey: ['unit-types'], queryFn: unitTypes, staleTime: 3_600_000 });
  const found = useQuery({
    queryKey: ['units', { query, typeCode, page }],
    queryFn: ({ signal }) => searchUnits({ query, typeCode, page, pageSize: 50 }, signal),
    placeholderData: keepPreviousData,
  });
  const mayImport = hasRole(me, 'administrator', 'programme_officer');
  const importLink = mayImport && <Link to="/danh-muc/nhap"><Button type="primary">{t('units.import')}</Button></Link>;
  const view = <Segmented value={value('xem')} onChange={(next) => change({ xem: next })} aria-label={t('units.view')} options={[{ value: '', label: t('units.view.list') }, { value: 'cay', label: t('units.view.tree') }]} />;
  if (value('xem') === 'cay') {
    return (
      <>
        <PageHead title={t('nav.units')} lead={t('units.lead')} actions={<>{view}{importLink}</>} />
        <Forest />
      </>
    );
  }
  return (
    <>
      <PageHead title={t('nav.units')} lead={t('units.lead')} actions={<>{view}{importLink}</>} />
      <div className="bar">
        <Input.Search className="grow" allowClear value={text} onChange={(event) => setText(event.target.value)} onSearch={(typed) => change({ q: typed.trim() })}
          placeholder={t('units.search')} aria-label={t('units.search')} />
        <Select style={{ width: 240 }} allowClear showSearch={{ optionFilterProp: 'label' }} value={typeCode || undefined} placeholder={t('units.anyType')} aria-label={t('units.type')}
          onChange={(code?: string) => change({ loai: code })} options={(types.data ?? []).map((type) => ({ value: type.code, label: type.name }))} />
      </div>
      <Loaded query={found}>
        {(list) => list.total === 0
          ? <EmptyState title={query || typeCode ? t('units.none') : t('units.empty')} text={query || typeCode ? t('units.none.text') : t('units.empty.text')}
              action={query || typeCode ? <Button onClick={() => { setText(''); change({ q: '', loai: '' }); }}>{t('list.clear')}</Button> : importLink} />
          : (
            <>
              <p className="soft small" role="status">{t('units.count', { n: list.total.toLocaleString('vi-VN') })}</p>
              <div className="table-scroll">
                <Table<Unit> rowKey="id" size="middle" columns={columns} dataSource={list.items} loading={found.isPlaceholderData} scroll={{ x: 960 }}
                  pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }} />
              </div>
            </>
          )}
      </Loaded>
    </>
  );
}
