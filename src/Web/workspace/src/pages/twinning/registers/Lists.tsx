import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Query } from '../../../api/client';
import { readRegister, type RegisterName, type RegisterPair, type RegisterSchool } from '../../../api/registers';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import type { Column } from '../../../components/list/columns';
import { Loaded } from '../../../components/Loaded';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDayOf } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';

/** One register as a list with its pages; says what to do when nothing is there. */
export function RegisterList<T extends object>({ name, asked, columns, rowKey }: { name: RegisterName; asked: Query; columns: Column<T>[]; rowKey: (row: T) => string }) {
  const { t } = useTexts();
  const { page } = useAddress();
  const list = useQuery({ queryKey: ['registers', name, asked, page], queryFn: () => readRegister<T>(name, asked, page), placeholderData: keepPreviousData });
  return (
    <Loaded query={list}>
      {(rows) => rows.total === 0
        ? <EmptyState title={t(`registers.none.${name}` as TextKey)} text={t(`registers.none.${name}.text` as TextKey)} />
        : <DataTable<T> name={`danh-muc-${name}`} rowKey={rowKey} list={rows} asked={[asked]} loading={list.isPlaceholderData} read={(at, size) => readRegister<T>(name, asked, at, size)} columns={columns} />}
    </Loaded>
  );
}

/** Schools that have declared a need or an offer. */
export function Registered({ asked }: { asked: Query }) {
  const { t } = useTexts();
  return (
    <RegisterList<RegisterSchool> name="schools" asked={asked} rowKey={(school) => school.unitId} columns={[
      { key: 'truong', always: true, title: t('registers.school'), width: 280, plain: (school) => school.name, render: (school) => <>{school.name}{school.printedName !== school.name && <div className="small soft">{t('registers.printed', { name: school.printedName })}</div>}</> },
      ...placeColumns<RegisterSchool>(t),
      { key: 'nhu-cau', title: t('registers.needs'), width: 110, right: true, plain: (school) => school.needs, render: (school) => <span className="num">{formatNumber(school.needs)}</span> },
      { key: 'nhan', title: t('registers.serves'), width: 120, right: true, plain: (school) => school.mostPartners ?? undefined, render: (school) => <span className="num">{formatNumber(school.mostPartners)}</span> },
      { key: 'cap', title: t('registers.active'), width: 100, right: true, plain: (school) => school.active, render: (school) => <span className="num">{formatNumber(school.active)}</span> },
    ]} />
  );
}

/** Schools without a partner, each with its reason. */
export function Uncovered({ asked }: { asked: Query }) {
  const { t } = useTexts();
  return (
    <RegisterList<RegisterSchool> name="uncovered" asked={asked} rowKey={(school) => school.unitId} columns={[
      { key: 'truong', always: true, title: t('registers.school'), width: 280, plain: (school) => school.name, render: (school) => school.name },
      { key: 'ly-do', title: t('registers.reason'), width: 320, plain: (school) => t(`registers.reason.${school.uncovered}` as TextKey), render: (school) => <>{t(`registers.reason.${school.uncovered}` as TextKey)}{school.ruleReason && <div className="small soft">{school.ruleReason}</div>}</> },
      ...placeColumns<RegisterSchool>(t),
    ]} />
  );
}

const kinds: Record<RegisterPair['state'], StateKind> = { active: 'good', consent: 'wait', ended: 'off' };

/** Pairs by level and ward, by the names of their day. */
export function Paired({ asked }: { asked: Query }) {
  const { t } = useTexts();
  const side = (printed: string, now: string, ward: string | null) => <>{printed}{now !== printed && <> ({t('registers.now', { name: now })})</>}<div className="small soft">{ward}</div></>;
  return (
    <RegisterList<RegisterPair> name="pairs" asked={asked} rowKey={(pair) => pair.agreementId} columns={[
      { key: 'ho-tro', always: true, title: t('registers.supporter'), width: 260, plain: (pair) => pair.supporterName, render: (pair) => side(pair.supporterName, pair.supporterNow, pair.supporterWard) },
      { key: 'duoc', title: t('registers.seeker'), width: 260, plain: (pair) => pair.seekerName, render: (pair) => side(pair.seekerName, pair.seekerNow, pair.seekerWard) },
      { key: 'cap-hoc', title: t('registers.level'), width: 130, plain: (pair) => pair.levels.join(' '), render: (pair) => pair.levels.map((level) => t(`registers.level.${level}` as TextKey)).join(', ') },
      { key: 'trang-thai', title: t('registers.state'), width: 170, plain: (pair) => t(`registers.state.${pair.state}`), render: (pair) => <><State kind={kinds[pair.state]} text={t(`registers.state.${pair.state}`)} /><div className="small soft num">{formatDayOf(pair.since)}</div></> },
      { key: 'nam', title: t('registers.years'), width: 130, plain: (pair) => `${pair.fromYear}-${pair.throughYear + 1}`, render: (pair) => <span className="num">{pair.fromYear}-{pair.throughYear + 1}</span> },
      { key: 'so', title: t('registers.number'), width: 100, plain: (pair) => pair.number ?? undefined, render: (pair) => <span className="num">{pair.number}</span> },
    ]} />
  );
}

function placeColumns<R extends { wardName: string | null; authorityName: string | null; levels: string[] }>(t: (key: TextKey) => string): Column<R>[] {
  return [
    { key: 'xa', title: t('registers.ward'), width: 220, plain: (row) => row.wardName ?? undefined, render: (row) => row.wardName },
    { key: 'tinh', title: t('registers.authority'), width: 220, plain: (row) => row.authorityName ?? undefined, render: (row) => row.authorityName },
    { key: 'cap-hoc', title: t('registers.level'), width: 140, plain: (row) => row.levels.join(' '), render: (row) => row.levels.map((level) => t(`registers.level.${level}` as TextKey)).join(', ') },
  ];
}
