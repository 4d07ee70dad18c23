import { Link } from 'react-router';
import type { Query } from '../../../api/client';
import type { RegisterConnection } from '../../../api/registers';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { RegisterList } from './Lists';

/** What each pair did in a school year, as of a day: plan, activities, people, what they thought of it, the mark. */
export function Connections({ asked }: { asked: Query }) {
  const { t } = useTexts();
  const number = (key: string, title: TextKey, of: (row: RegisterConnection) => number | null) => ({
    key, title: t(title), width: 120, right: true, plain: (row: RegisterConnection) => of(row) ?? undefined, render: (row: RegisterConnection) => <span className="num">{formatNumber(of(row))}</span>,
  });
  const mark = (row: RegisterConnection) => (row.mark ? t(`yearReview.mark.${row.mark}` as TextKey) : '');
  return (
    <RegisterList<RegisterConnection> name="connections" asked={asked} rowKey={(row) => row.agreementId} columns={[
      { key: 'cap', always: true, title: t('registers.connection'), width: 320, plain: (row) => `${row.supporterNow} – ${row.seekerNow}`,
        render: (row) => <><Link to={`/ket-nghia/cap-truong/${row.agreementId}?nam=${asked.schoolYear}`}>{row.supporterNow} – {row.seekerNow}</Link><div className="small soft">{row.seekerWard}</div></> },
      { key: 'cap-hoc', title: t('registers.level'), width: 130, plain: (row) => row.levels.join(' '), render: (row) => row.levels.map((level) => t(`registers.level.${level}` as TextKey)).join(', ') },
      { key: 'ke-hoach', title: t('registers.planAgreed'), width: 140, plain: (row) => Number(row.planAgreed), render: (row) => t(row.planAgreed ? 'registers.yes' : 'registers.no') },
      number('hoat-dong', 'registers.held', (row) => row.held),
      number('phut', 'registers.minutes', (row) => row.minutes),
      number('gv-ho-tro', 'registers.supporterTeachers', (row) => row.supporterTeachers),
      number('hs-ho-tro', 'registers.supporterPupils', (row) => row.supporterPupils),
      number('gv-nhan', 'registers.seekerTeachers', (row) => row.seekerTeachers),
      number('hs-nhan', 'registers.seekerPupils', (row) => row.seekerPupils),
      number('danh-gia', 'registers.usefulness', (row) => row.usefulness),
      { key: 'gan-nhat', title: t('registers.lastHeld'), width: 130, plain: (row) => row.lastHeld ?? undefined, render: (row) => <span className="num">{formatDay(row.lastHeld)}</span> },
      { key: 'xep-loai', title: t('yearReview.mark'), width: 140, plain: mark, render: mark },
    ]} />
  );
}
