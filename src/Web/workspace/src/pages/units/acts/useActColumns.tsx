import { Link } from 'react-router';
import type { UnitAct } from '../../../api/shapes';
import type { Column } from '../../../components/list/columns';
import { State, type StateKind } from '../../../components/State';
import { addDays } from '../../../components/time/days';
import { formatDay, formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { useUnitTypes } from './fields';

export const actKinds = ['registered', 'changed', 'code', 'merged', 'split', 'closed'] as const;
const looks: Record<string, StateKind> = { registered: 'good', merged: 'wait', split: 'wait', changed: 'wait', code: 'off', closed: 'bad' };

/** What was done to units: from when, what changed, on which decision, by whom. */
export function useActColumns(): (Column<UnitAct> & { width: number })[] {
  const { t } = useTexts();
  const what = useWhat();
  return [
    { key: 'don-vi', always: true, title: t('acts.unit'), width: 220, plain: (act) => act.fullName, render: (act) => <Link to={`/danh-muc/${act.unitId}?ngay=${shownOn(act)}`}>{act.fullName}</Link> },
    { key: 'ngay', title: t('acts.effectiveOn'), width: 125, plain: (act) => act.effectiveOn, render: (act) => <span className="num">{formatDay(act.effectiveOn)}</span> },
    { key: 'loai', title: t('acts.kind'), width: 150, plain: (act) => t(`acts.kind.${act.kind}` as TextKey), render: (act) => <State kind={looks[act.kind] ?? 'off'} text={t(`acts.kind.${act.kind}` as TextKey)} /> },
    { key: 'gi', title: t('acts.what'), width: 270, plain: (act) => what(act).join('; '), render: (act) => (what(act).length > 0 ? what(act).map((line) => <div key={line}>{line}</div>) : '–') },
    { key: 'can-cu', title: t('acts.document'), width: 140, plain: (act) => act.document, render: (act) => act.document || '–' },
    { key: 'ai', title: t('acts.by'), width: 170, plain: (act) => act.byName, render: (act) => <>{act.byName || '–'}<div className="small soft num">{formatTime(act.at)}</div></> },
  ];
}

/** A day on which the unit is there: one that ends is no more from the day of the act on. */
const shownOn = (act: UnitAct) => (act.kind === 'closed' || act.kind === 'split' ? addDays(act.effectiveOn, -1) : act.effectiveOn);

/** The change itself in lines. */
function useWhat() {
  const { t } = useTexts();
  const types = useUnitTypes();
  const typeName = (code: string) => types.find((type) => type.code === code)?.name ?? code;
  return (act: UnitAct) => [
    ...(act.predecessors.length > 0 ? [t('acts.what.from', { names: act.predecessors.join(', ') })] : []),
    ...(act.successors.length > 0 ? [t('acts.what.to', { names: act.successors.join(', ') })] : []),
    ...(act.kind === 'changed' && act.nameBefore ? [t('acts.what.name', { before: act.nameBefore, after: act.fullName })] : []),
    ...(act.kind === 'changed' && act.typeBefore ? [t('acts.what.type', { before: typeName(act.typeBefore), after: typeName(act.typeCode) })] : []),
    ...(act.kind === 'changed' && act.parentBefore ? [t('acts.what.parent', { before: act.parentBefore, after: act.parentName ?? '–' })] : []),
    ...(act.kind === 'registered' && act.parentName ? [t('acts.what.under', { name: act.parentName })] : []),
  ];
}
