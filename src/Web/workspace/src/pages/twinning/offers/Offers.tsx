import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listOffers, listThemes, offerSheet, withdrawOffer, type Offer, type Theme } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** The offers of one's own unit and those below it. */
export function Offers() {
  const { t } = useTexts();
  const me = useAccount();
  const [search, setSearch] = useSearchParams();
  const page = Number(search.get('page')) || 1;
  const offers = useQuery({ queryKey: ['offers', page], queryFn: () => listOffers({ page }) });
  const themes = useQuery({ queryKey: ['themes'], queryFn: listThemes });
  const may = hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer');
  const register = may && <Link to="/ket-nghia/kha-nang/moi"><Button type="primary">{t('offer.register')}</Button></Link>;
  return (
    <>
      <PageHead title={t('twinning.offers')} lead={t('twinning.offers.lead')} actions={<>{register} <a href={offerSheet} download><Button>{t('need.export')}</Button></a></>} />
      <Loaded query={offers}>
        {(list) => list.total === 0 ? <EmptyState title={t('offer.empty')} text={t('offer.empty.text')} action={register} /> : (
          <>
            <ul className="row-cards">{list.items.map((offer) => <OneOffer key={offer.offerId} offer={offer} themes={themes.data ?? []} may={may} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => setSearch({ page: String(next) })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneOffer({ offer, themes, may }: { offer: Offer; themes: Theme[]; may: boolean }) {
  const { t, language } = useTexts();
  const { busy, problem, step } = useStep('offers');
  const [asked, setAsked] = useState(false);
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
            {nameOf(line.themeCode)}: <span className="num">{line.quantity.toLocaleString('vi-VN')}</span> {t(`twinning.measure.${line.measure}` as TextKey)} · {t(`twinning.mode.${line.mode}` as TextKey)}{line.text && ` · ${line.text}`}
          </li>
        ))}
      </ul>
      {said.wishes && <p>{t('offer.wishes')}: {said.wishes}</p>}
      {said.note && <p className="soft">{said.note}</p>}
      <State kind={offer.state === 'registered' ? 'good' : 'off'} text={t(`offer.state.${offer.state}` as TextKey)} /> <span className="small soft">{formatDay(offer.changedAt.slice(0, 10))}</span>
      {problem && <ProblemAlert problem={problem} />}
      {may && offer.state === 'registered' && !asked && <div className="bar"><Button onClick={() => setAsked(true)}>{t('offer.withdraw')}</Button></div>}
      {asked && (
        <Form layout="vertical" onFinish={async ({ reason }: { reason: string }) => { if (await step(() => withdrawOffer(offer.offerId, offer.version, reason))) { setAsked(false); } }}>
          <Form.Item name="reason" label={t('twinning.reason')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={500} autoFocus /></Form.Item>
          <div className="bar"><Button htmlType="submit" danger loading={busy}>{t('offer.withdraw')}</Button><Button onClick={() => setAsked(false)}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </li>
  );
}
