import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input, Segmented, Select } from 'antd';
import { lazy, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Unit } from '../../api/shapes';
import { directoryFile, searchUnits, unitTypes } from '../../api/units';
import { EmptyState } from '../../components/EmptyState';
import type { Column } from '../../components/list/columns';
import { DataTable } from '../../components/list/DataTable';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { useAddress } from '../../components/useAddress';
import { useDelayed } from '../../components/useDelayed';
import { formatDay } from '../../format/dates';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

const Aliases = lazy(async () => ({ default: (await import('./Aliases')).Aliases }));
const Forest = lazy(async () => ({ default: (await import('./Forest')).Forest }));

/** Columns of a list of units, shared by the search and by "units below". */
export function useUnitColumns(): Column<Unit>[] {
  const { t } = useTexts();
  return [
    {
      key: 'ten', always: true, title: t('units.name'), width: 260, plain: (unit) => unit.fullName,
      render: (unit) => (
        <>
          <Link to={`/danh-muc/${unit.id}`}>{unit.fullName}</Link>
          {unit.validTo && <div className="small soft">{t('units.endedOn', { day: formatDay(unit.validTo) })}</div>}
        </>
      ),
    },
    { key: 'loai', title: t('units.type'), width: 180, plain: (unit) => unit.typeName, render: (unit) => unit.typeName },
    { key: 'truc-thuoc', title: t('units.parent'), width: 220, plain: (unit) => unit.parentName, render: (unit) => (unit.parentId ? <Link to={`/danh-muc/${unit.parentId}`}>{unit.parentName}</Link> : '–') },
    { key: 'tinh', title: t('units.province'), width: 160, plain: (unit) => unit.provinceName, render: (unit) => unit.provinceName ?? '–' },
    { key: 'ma', title: t('units.codes'), width: 160, plain: (unit) => unit.codes.map((code) => code.value).join(', '), render: (unit) => <span className="num">{unit.codes.map((code) => code.value).join(', ') || '–'}</span> },
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
  const mayExport = hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'auditor');
  const files = mayExport && (
    <Dropdown trigger={['click']} menu={{ items: (['schools', 'units', 'communes', 'provinces'] as const).map((kind) => ({ key: kind, label: <a href={directoryFile(kind)} download>{t(`import.kind.${kind}`)} (.xlsx)</a> })) }}>
      <Button>{t('units.export')} ▾</Button>
    </Dropdown>
  );
  const changes = <Link to="/danh-muc/thay-doi"><Button>{t('acts.title')}</Button></Link>;
  const view = <Segmented value={value('xem')} onChange={(next) => change({ xem: next })} aria-label={t('units.view')} options={[{ value: '', label: t('units.view.list') }, { value: 'cay', label: t('units.view.tree') }, { value: 'ten-goi', label: t('units.view.aliases') }]} />;
  if (value('xem') === 'cay') {
    return (
      <>
        <PageHead title={t('nav.units')} lead={t('units.lead')} actions={<>{view}{changes}{files}{importLink}</>} />
        <Forest />
      </>
    );
  }
  if (value('xem') === 'ten-goi') {
    return (
      <>
        <PageHead title={t('nav.units')} lead={t('aliases.lead')} actions={view} />
        <Aliases />
      </>
    );
  }
  return (
    <>
      <PageHead title={t('nav.units')} lead={t('units.lead')} actions={<>{view}{changes}{files}{importLink}</>} />
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
              <DataTable<Unit> name="don-vi" rowKey={(unit) => unit.id} columns={columns} list={list} asked={[query, typeCode]} loading={found.isPlaceholderData} read={(next, pageSize) => searchUnits({ query, typeCode, page: next, pageSize })} />
            </>
          )}
      </Loaded>
    </>
  );
}
