import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listNeeds, needSheet, withdrawNeed, type Need } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDayOf } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { SaidFilters, useSaid } from '../SaidFilters';
import { SaidHistory } from '../SaidHistory';
import { Withdraw } from '../Withdraw';

/** The needs of one's own unit and those below it. */
export function Needs() {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const { query, market, filtered } = useSaid();
  const needs = useQuery({ queryKey: ['needs', query], queryFn: () => listNeeds(query), placeholderData: keepPreviousData });
  const may = hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer');
  const declare = may && <Link to="/ket-nghia/nhu-cau/moi"><Button type="primary">{t('need.declare')}</Button></Link>;
  return (
    <>
      <PageHead title={t('twinning.needs')} lead={t('twinning.needs.lead')} actions={<>{declare} {may && <Link to="/ket-nghia/nhu-cau/nhap"><Button>{t('sheet.import')}</Button></Link>} <a href={needSheet}><Button>{t('need.export')}</Button></a></>} />
      <SaidFilters of="need" states={['open', 'withdrawn']} />
      <Loaded query={needs}>
        {(list) => list.total === 0 ? filtered ? <EmptyState title={t('said.none')} text={t('said.none.text')} /> : market ? <EmptyState title={t('said.market.none')} text={t('said.market.none.text')} /> : <EmptyState title={t('need.empty')} text={t('need.empty.text')} action={declare} /> : (
          <>
            <ul className="row-cards">{list.items.map((need) => <OneNeed key={need.needId} need={need} may={may && !market} market={market} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneNeed({ need, may, market }: { need: Need; may: boolean; market: boolean }) {
  const { t } = useTexts();
  const me = useAccount();
  const said = need.need;
  return (
    <li>
      <div className="head">{need.themeName} · {t(`need.urgency.${said.urgency}` as TextKey)}</div>
      <div>{need.schoolName} · {t('twinning.year', { from: said.schoolYear, to: said.schoolYear + 1 })}</div>
      <div><span className="num">{formatNumber(said.quantity)}</span> {t(`twinning.measure.${said.measure}` as TextKey)} · {t(`twinning.mode.${said.mode}` as TextKey)}</div>
      <p>{said.text}</p>
      {said.brings && <p>{t('need.brings')}: {said.brings}</p>}
      <State kind={need.state === 'open' ? 'wait' : 'off'} text={t(`need.state.${need.state}` as TextKey)} /> <span className="small soft">{formatDayOf(need.changedAt)}</span>
      {may && need.state === 'open' && <div className="bar"><Link to={`/ket-nghia/truong/${need.schoolId}/goi-y?nam=${said.schoolYear}`}><Button>{t('candidates.find')}</Button></Link> <Link to={`/ket-nghia/nhu-cau/${need.needId}/sua`}><Button>{t('twinning.change')}</Button></Link></div>}
      {market && hasRole(me, 'school_officer', 'programme_officer', 'unit_officer') && <div className="bar"><Link to={`/ket-nghia/thoa-thuan/moi?seeker=${need.schoolId}${hasRole(me, 'school_officer') ? `&supporter=${me.unitId}` : ''}`}><Button>{t('propose.title')}</Button></Link></div>}
      {may && need.state === 'open' && <Withdraw label={t('need.withdraw')} changed="needs" send={(reason) => withdrawNeed(need.needId, need.version, reason)} />}
      {may && <SaidHistory what="needs" id={need.needId} version={need.version} />}
    </li>
  );
}
