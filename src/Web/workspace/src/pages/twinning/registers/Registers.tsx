import './registers.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Tabs } from 'antd';
import { Link } from 'react-router';
import type { Query } from '../../../api/client';
import { readTotals, registerFile, type RegisterName } from '../../../api/registers';
import { DayInput } from '../../../components/DayInput';
import { Figure } from '../../../components/Figure';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { thisSchoolYear } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { Connections } from './Connections';
import { Coverage } from './Coverage';
import { Paired, Registered, Uncovered } from './Lists';

const levels = ['mam_non', 'tieu_hoc', 'thcs', 'thpt', 'gdtx', 'gdnn'];
const reasons = ['no_need', 'no_offer', 'not_paired', 'not_answered', 'declined', 'withdrawn', 'expired', 'ended'];
const names: Record<string, RegisterName> = { 'dang-ky': 'schools', cap: 'pairs', 'chua-co': 'uncovered', 'bien-gioi': 'coverage', 'ket-qua': 'connections' };

/** The registers that the plans name: by school year, as of a day, within the own units; each as a workbook and as a document. */
export function Registers() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const tab = names[value('muc')] ? value('muc') : 'dang-ky';
  const name = names[tab]!;
  const present = thisSchoolYear();
  const year = Number(value('nam')) || present;
  const scope: Query = { schoolYear: year, day: value('ngay'), level: value('cap'), under: value('don-vi') };
  const asked: Query = name === 'uncovered' ? { ...scope, reason: value('ly-do') } : scope;
  const totals = useQuery({ queryKey: ['registers', 'totals', scope], queryFn: () => readTotals(scope) });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('registers.title')} lead={t('registers.lead')} actions={
        <>
          <Button href={registerFile(name, 'xlsx', asked)} download>{t('registers.xlsx')}</Button>
          <Button href={registerFile(name, 'docx', asked)} download>{t('registers.docx')}</Button>
        </>
      } />
      <div className="register-filters">
        <label>{t('registers.year')}
          <Select value={year} aria-label={t('registers.year')} onChange={(next: number) => change({ nam: next === present ? '' : next })}
            options={Array.from({ length: 8 }, (_, i) => present + 2 - i).map((one) => ({ value: one, label: `${one}-${one + 1}` }))} />
        </label>
        <label>{t('registers.day')}<DayInput value={value('ngay') || undefined} label={t('registers.day')} onChange={(day) => change({ ngay: day })} /></label>
        <label>{t('registers.level')}
          <Select value={value('cap')} aria-label={t('registers.level')} onChange={(next: string) => change({ cap: next })}
            options={[{ value: '', label: t('registers.level.all') }, ...levels.map((level) => ({ value: level, label: t(`registers.level.${level}` as TextKey) }))]} />
        </label>
        <label>{t('registers.under')}<UnitSelect label={t('registers.under')} value={value('don-vi') || undefined} onChange={(unit) => change({ 'don-vi': unit })} /></label>
        {name === 'uncovered' && (
          <label>{t('registers.reason')}
            <Select value={value('ly-do')} aria-label={t('registers.reason')} onChange={(next: string) => change({ 'ly-do': next })}
              options={[{ value: '', label: t('registers.reason.all') }, ...reasons.map((reason) => ({ value: reason, label: t(`registers.reason.${reason}` as TextKey) }))]} />
          </label>
        )}
      </div>
      <Loaded query={totals}>
        {(all) => (
          <div className="figures">
            <Figure label={t('registers.total.schools')}>{formatNumber(all.schools)}</Figure>
            <Figure label={t('registers.total.registered')}>{formatNumber(all.registered)}</Figure>
            <Figure label={t('registers.total.offering')}>{formatNumber(all.offering)}</Figure>
            <Figure label={t('registers.total.covered')}>{formatNumber(all.covered)}</Figure>
            <Figure label={t('registers.total.pairs')}>{formatNumber(all.activePairs)}</Figure>
          </div>
        )}
      </Loaded>
      <Tabs activeKey={tab} destroyOnHidden onChange={(key) => change({ muc: key === 'dang-ky' ? '' : key, xep: '', 'ly-do': '' })}
        items={[
          { key: 'dang-ky', label: t('registers.tab.schools'), children: <Registered asked={asked} /> },
          { key: 'cap', label: t('registers.tab.pairs'), children: <Paired asked={asked} /> },
          { key: 'chua-co', label: t('registers.tab.uncovered'), children: <Uncovered asked={asked} /> },
          { key: 'bien-gioi', label: t('registers.tab.coverage'), children: <Coverage asked={asked} /> },
          { key: 'ket-qua', label: t('registers.tab.connections'), children: <Connections asked={asked} /> },
        ]} />
    </>
  );
}
