import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { listActs, stepAddress } from '../../../api/acts';
import type { UnitAct } from '../../../api/shapes';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useDelayed } from '../../../components/useDelayed';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { actKinds, useActColumns } from './useActColumns';

/** "Thay đổi đơn vị": what people have done to units, newest first. */
export function ActList() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const [query, kind, from, to] = [value('q'), value('loai'), value('tu-ngay'), value('den-ngay')];
  const [text, setText] = useState(query);
  const wanted = useDelayed(text.trim(), 300);
  useEffect(() => { if (wanted !== query && wanted === text.trim()) { change({ q: wanted }); } }, [wanted]);
  const asked = { query: query || undefined, kind: kind || undefined, from: from || undefined, to: to || undefined };
  const acts = useQuery({ queryKey: ['unit-acts', asked, page], queryFn: () => listActs({ ...asked, page, pageSize: 50 }), placeholderData: keepPreviousData });
  const columns = useActColumns();
  const filtered = !!(query || kind || from || to);
  const add = hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && <Link to={stepAddress('doi')}><Button type="primary">{t('acts.new')}</Button></Link>;
  return (
    <>
      <nav className="crumbs"><Link to="/danh-muc">{t('nav.units')}</Link></nav>
      <PageHead title={t('acts.title')} lead={t('acts.lead')} actions={add} />
      <div className="bar">
        <Input className="grow" type="search" allowClear value={text} onChange={(event) => setText(event.target.value)} placeholder={t('acts.search')} aria-label={t('acts.search')} />
        <Select style={{ width: 220 }} allowClear value={kind || undefined} placeholder={t('acts.anyKind')} aria-label={t('acts.kind')} onChange={(next?: string) => change({ loai: next ?? '' })}
          options={actKinds.map((one) => ({ value: one, label: t(`acts.kind.${one}` as TextKey) }))} />
        <label className="small soft">{t('acts.from')}<DayInput value={from || undefined} onChange={(day) => change({ 'tu-ngay': day ?? '' })} /></label>
        <label className="small soft">{t('acts.to')}<DayInput value={to || undefined} onChange={(day) => change({ 'den-ngay': day ?? '' })} /></label>
      </div>
      <Loaded query={acts}>
        {(list) => list.total === 0
          ? <EmptyState title={t(filtered ? 'acts.none' : 'acts.empty')} text={t(filtered ? 'units.none.text' : 'acts.empty.text')}
              action={filtered ? <Button onClick={() => { setText(''); change({ q: '', loai: '', 'tu-ngay': '', 'den-ngay': '' }); }}>{t('list.clear')}</Button> : add} />
          : (
            <>
              <p className="soft small" role="status">{t('acts.count', { n: list.total.toLocaleString('vi-VN') })}</p>
              <DataTable<UnitAct> name="thay-doi-don-vi" rowKey={(act) => act.actId} columns={columns} list={list} asked={[asked]} loading={acts.isPlaceholderData} read={(next, pageSize) => listActs({ ...asked, page: next, pageSize })} />
            </>
          )}
      </Loaded>
    </>
  );
}
