import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listOffers, listThemes, offerSheet, withdrawOffer, type Offer, type Theme } from '../../../api/twinning';
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

/** The offers of one's own unit and those below it. */
export function Offers() {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const { query, market, filtered } = useSaid();
  const offers = useQuery({ queryKey: ['offers', query], queryFn: () => listOffers(query), placeholderData: keepPreviousData });
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const may = hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer');
  const register = may && <Link to="/ket-nghia/kha-nang/moi"><Button type="primary">{t('offer.register')}</Button></Link>;
  return (
    <>
      <PageHead title={t('twinning.offers')} lead={t('twinning.offers.lead')} actions={<>{register} {may && <Link to="/ket-nghia/kha-nang/nhap"><Button>{t('sheet.import')}</Button></Link>} <a href={offerSheet} download><Button>{t('need.export')}</Button></a></>} />
      <SaidFilters of="offer" states={['registered', 'withdrawn']} />
      <Loaded query={offers}>
        {(list) => list.total === 0 ? filtered ? <EmptyState title={t('said.none')} text={t('said.none.text')} /> : market ? <EmptyState title={t('said.market.none')} text={t('said.market.none.text')} /> : <EmptyState title={t('offer.empty')} text={t('offer.empty.text')} action={register} /> : (
          <>
            <ul className="row-cards">{list.items.map((offer) => <OneOffer key={offer.offerId} offer={offer} themes={themes.data ?? []} may={may && !market} market={market} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneOffer({ offer, themes, may, market }: { offer: Offer; themes: Theme[]; may: boolean; market: boolean }) {
  const { t, language } = useTexts();
  const me = useAccount();
  const said = offer.offer;
  const nameOf = (code: string) => {
    const theme = themes.find((one) => one.themeCode === code);
    return !theme ? code : language === 'vi' ? theme.name : theme.nameEn;
  };
  return (
    <li>
      <div className="head">{offer.schoolName}</div>
      <div>{t('twinning.year', { from: said.schoolYear, to: said.schoolYear + 1 })} · {t('offer.most.said', { n: said.mostPartners })}</div>
      <ul>
        {said.supports.map((line) => (
          <li key={`${line.themeCode} ${line.measure}`}>
            {nameOf(line.themeCode)}: <span className="num">{formatNumber(line.quantity)}</span> {t(`twinning.measure.${line.measure}` as TextKey)} · {t(`twinning.mode.${line.mode}` as TextKey)}{line.text && ` · ${line.text}`}
          </li>
        ))}
      </ul>
      {said.wishes && <p>{t('offer.wishes')}: {said.wishes}</p>}
      {said.note && <p className="soft">{said.note}</p>}
      <State kind={offer.state === 'registered' ? 'good' : 'off'} text={t(`offer.state.${offer.state}` as TextKey)} /> <span className="small soft">{formatDayOf(offer.changedAt)}</span>
      {may && offer.state === 'registered' && <div className="bar"><Link to={`/ket-nghia/truong/${offer.schoolId}/goi-y?vai=ho-tro&nam=${said.schoolYear}`}><Button>{t('candidates.find')}</Button></Link> <Link to={`/ket-nghia/kha-nang/${offer.offerId}/sua`}><Button>{t('twinning.change')}</Button></Link></div>}
      {market && hasRole(me, 'school_officer', 'programme_officer', 'unit_officer') && <div className="bar"><Link to={`/ket-nghia/thoa-thuan/moi?supporter=${offer.schoolId}${hasRole(me, 'school_officer') ? `&seeker=${me.unitId}` : ''}`}><Button>{t('propose.title')}</Button></Link></div>}
      {may && offer.state === 'registered' && <Withdraw label={t('offer.withdraw')} changed="offers" send={(reason) => withdrawOffer(offer.offerId, offer.version, reason)} />}
      {may && <SaidHistory what="offers" id={offer.offerId} version={offer.version} />}
    </li>
  );
}
