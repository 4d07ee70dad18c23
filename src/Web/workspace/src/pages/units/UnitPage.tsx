import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { Link, useParams } from 'react-router';
import { stepAddress } from '../../api/acts';
import type { Unit } from '../../api/shapes';
import { childrenOf, lineageOf, readUnit } from '../../api/units';
import { DayInput } from '../../components/DayInput';
import { DataTable } from '../../components/list/DataTable';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { useAddress } from '../../components/useAddress';
import { formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { useUnitTypes } from './acts/fields';
import { LineageMap } from './LineageMap';
import { Contacts } from './unit/Contacts';
import { Offices } from './unit/Offices';
import { UnitActs } from './unit/UnitActs';
import './units.css';
import { useUnitColumns } from './Units';

/** One unit as it was on a day: above it, its names over time, its codes, the units below. */
export function UnitPage() {
  const { unitId = '' } = useParams();
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const asOf = value('ngay') || undefined;
  const columns = useUnitColumns();
  const me = useAccount();
  const types = useUnitTypes();
  const unit = useQuery({ queryKey: ['unit', unitId, asOf], queryFn: () => readUnit(unitId, asOf) });
  const lineage = useQuery({ queryKey: ['unit', unitId, 'lineage'], queryFn: () => lineageOf(unitId) });
  const below = useQuery({ queryKey: ['unit', unitId, 'children', asOf, page], queryFn: () => childrenOf(unitId, page, asOf) });
  const mayRun = hasRole(me, 'administrator', 'programme_officer');
  const steps = (typeCode: string) => (mayRun ? ['doi', 'sap-nhap', 'chia-tach', 'ket-thuc'] : hasRole(me, 'unit_officer') && kindOf(typeCode) === 'office' ? ['doi', 'ket-thuc'] : []);
  const kindOf = (typeCode: string) => types.find((type) => type.code === typeCode)?.kind;
  return (
    <Loaded query={unit}>
      {(found) => (
        <>
          <nav className="crumbs" aria-label={t('units.above')}>
            <Link to="/danh-muc">{t('nav.units')}</Link>
            {found.ancestors.filter((above) => above.id !== found.id).map((above) => <span key={above.id}>› <Link to={`/danh-muc/${above.id}`}>{above.name}</Link></span>)}
          </nav>
          <PageHead title={found.fullName} lead={[found.typeName, found.provinceName].filter(Boolean).join(' · ')}
            actions={<>
              {steps(found.typeCode).length > 0 && (
                <Dropdown trigger={['click']} menu={{ items: steps(found.typeCode).map((kind) => ({ key: kind, label: <Link to={stepAddress(kind, unitId)}>{t(`acts.do.${kind}` as TextKey)}</Link> })) }}>
                  <Button>{t('units.acts')} ▾</Button>
                </Dropdown>
              )}
              <label className="small soft">{t('units.asOf')}<DayInput value={asOf} onChange={(day) => change({ ngay: day ?? '' })} /></label>
            </>} />
          <div className="cards" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))' }}>
            <section className="card">
              <dl className="facts">
                <dt>{t('units.type')}</dt><dd>{found.typeName}</dd>
                <dt>{t('units.parent')}</dt><dd>{found.parentId ? <Link to={`/danh-muc/${found.parentId}`}>{found.parentName}</Link> : t('units.root')}</dd>
                <dt>{t('units.valid')}</dt><dd>{t('units.period', { from: formatDay(found.validFrom) || '…', to: formatDay(found.validTo) || t('units.now') })}</dd>
                {found.codes.map((code) => <div key={code.scheme + code.value} style={{ display: 'contents' }}><dt>{t('units.code', { scheme: code.scheme })}</dt><dd className="num">{code.value}</dd></div>)}
              </dl>
            </section>
            <section className="card">
              <h2 style={{ marginTop: 0 }}>{t('units.names')}</h2>
              <ul>{found.names.map((name, i) => <li key={i}>{name.fullName} <span className="soft small">({t('units.period', { from: formatDay(name.validFrom) || '…', to: formatDay(name.validTo) || t('units.now') })})</span></li>)}</ul>
            </section>
          </div>
          <h2>{t('lineage.title')}</h2>
          <Loaded query={lineage}>{(map) => <LineageMap map={map} />}</Loaded>
          <UnitActs key={unitId} unitId={unitId} />
          {kindOf(found.typeCode) === 'agency' && <Offices key={`offices ${unitId}`} unitId={unitId} />}
          {hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer') && kindOf(found.typeCode) !== 'area' && <Contacts key={`contacts ${unitId}`} unitId={unitId} />}
          <h2>{t('units.below')}</h2>
          <Loaded query={below}>
            {(list) => list.total === 0 ? <p className="soft">{t('units.below.none')}</p> : (
              <DataTable<Unit> name="don-vi-truc-thuoc" rowKey={(one) => one.id} columns={columns} list={list} asked={[unitId, asOf]} read={(next, pageSize) => childrenOf(unitId, next, asOf, pageSize)} />
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
