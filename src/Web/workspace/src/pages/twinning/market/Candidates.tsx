import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { Link, useParams } from 'react-router';
import { listCandidates, listThemes, type Candidate } from '../../../api/twinning';
import { readUnit } from '../../../api/units';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { thisSchoolYear } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** Schools with which one school could be paired this year, the best first; on wish also those that a rule refuses, and why. */
export function Candidates() {
  const { unitId = '' } = useParams();
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const seeks = value('vai') !== 'ho-tro';
  const refused = value('ca-khong-hop') === '1';
  const year = Number(value('nam')) || thisSchoolYear();
  const school = useQuery({ queryKey: ['unit', unitId], queryFn: () => readUnit(unitId) });
  const list = useQuery({ queryKey: ['candidates', unitId, seeks, refused, year, page], queryFn: () => listCandidates(unitId, { seeks: String(seeks), refused: String(refused), schoolYear: year, page }), placeholderData: keepPreviousData });
  return (
    <>
      <nav className="crumbs"><Link to={seeks ? '/ket-nghia/nhu-cau' : '/ket-nghia/kha-nang'}>{t(seeks ? 'twinning.needs' : 'twinning.offers')}</Link></nav>
      <PageHead title={t('candidates.title', { name: school.data?.fullName ?? '' })} lead={t(seeks ? 'candidates.lead.seeks' : 'candidates.lead.offers', { from: year, to: year + 1 })} />
      <div className="bar"><Checkbox checked={refused} onChange={(event) => change({ 'ca-khong-hop': event.target.checked ? 1 : undefined })}>{t('candidates.refused')}</Checkbox></div>
      <Loaded query={list}>
        {(rows) => rows.total === 0 ? <EmptyState title={t('candidates.none')} text={t(seeks ? 'candidates.none.seeks' : 'candidates.none.offers')} action={<Link to={`/ket-nghia/cung-cau?nam=${year}`}><Button>{t('twinning.market')}</Button></Link>} /> : (
          <>
            <ul className="row-cards">{rows.items.map((one) => <OneCandidate key={one.schoolId} own={unitId} seeks={seeks} candidate={one} />)}</ul>
            <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneCandidate({ own, seeks, candidate }: { own: string; seeks: boolean; candidate: Candidate }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const nameOf = (code: string) => {
    const theme = themes.data?.find((one) => one.themeCode === code);
    return !theme ? code : language === 'vi' ? theme.name : theme.nameEn;
  };
  const [supporter, seeker] = seeks ? [candidate.schoolId, own] : [own, candidate.schoolId];
  return (
    <li>
      <div className="head">{candidate.schoolName}</div>
      <div>{candidate.levels.map((level) => t(`registers.level.${level}` as TextKey)).join(', ')} · {candidate.themes.map(nameOf).join(', ')}</div>
      {candidate.wished && <State kind="good" text={t('candidates.wished')} />}
      {candidate.refusals.length > 0
        ? <ul>{candidate.refusals.map((one, place) => <li key={place}><State kind="bad" text={one.text} />{one.values.basis && ` (${one.values.basis})`}</li>)}</ul>
        : hasRole(me, 'school_officer', 'programme_officer', 'unit_officer') && <div className="bar"><Link to={`/ket-nghia/thoa-thuan/moi?supporter=${supporter}&seeker=${seeker}`}><Button type="primary">{t('propose.title')}</Button></Link></div>}
    </li>
  );
}
