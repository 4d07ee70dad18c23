import './regimes.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { Link } from 'react-router';
import { listRegimes, regimeStates, type RegimeState, type RegimeView } from '../../../api/regimes';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { Advice } from './Advice';
import { useRegimeWords } from './words';

const shapes: Record<RegimeState, StateKind> = { needs_date: 'wait', needs_reporters: 'wait', active: 'good', ended: 'off' };

/** The report regimes that concern the caller: those that lack something first, each with what there is to say about it. */
export function Regimes() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const query = { state: value('tinh-trang') || undefined, q: value('q') || undefined };
  const regimes = useQuery({ queryKey: ['regimes', query, page], queryFn: () => listRegimes({ ...query, page }), placeholderData: keepPreviousData });
  const may = hasRole(me, 'administrator', 'programme_officer');
  const add = may && <Link to="/bao-cao/che-do/moi"><Button type="primary">{t('regime.add')}</Button></Link>;
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('regime.title')} lead={t('regime.lead')} actions={add} />
      <div className="bar">
        <Input.Search className="grow" allowClear defaultValue={value('q')} key={value('q')} placeholder={t('regime.find')} aria-label={t('regime.find')} onSearch={(text) => change({ q: text.trim() })} />
        <Select allowClear placeholder={t('regime.state')} aria-label={t('regime.state')} style={{ minWidth: 200 }} value={query.state} onChange={(next?: string) => change({ 'tinh-trang': next })}
          options={regimeStates.map((one) => ({ value: one, label: t(`regime.state.${one}` as TextKey) }))} />
      </div>
      <Loaded query={regimes}>
        {(list) => list.total === 0 ? <EmptyState title={t('regime.empty')} text={t('regime.empty.text')} action={add} /> : (
          <>
            <ul className="row-cards">{list.items.map((regime) => <OneRegime key={regime.regimeId} regime={regime} may={may && regime.state !== 'ended'} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneRegime({ regime, may }: { regime: RegimeView; may: boolean }) {
  const { t } = useTexts();
  const { due } = useRegimeWords();
  const { content } = regime;
  const now = regime.receivers.map((one) => one.name).filter((name) => name !== content.receiverName);
  return (
    <li data-regime={regime.regimeId}>
      <div className="head">{content.name}</div>
      <div><State kind={shapes[regime.state]} text={t(`regime.state.${regime.state}` as TextKey)} /></div>
      <div>{content.period ? t(`regime.period.${content.period}` as TextKey) : t('regime.period.none')} · {due(content.due)}</div>
      {(content.levels ?? []).length > 0 && <div>{t('regime.levels')}: {content.levels!.map((level) => level.name).join(' → ')}</div>}
      {content.receiverName && <div>{t('regime.receiver')}: {content.receiverName}{now.length > 0 && ` (${t('regime.receiver.now', { names: now.join(', ') })})`}</div>}
      <div className="small soft">{[regime.issuerName, regime.documentNumber ?? content.basis].filter(Boolean).join(' · ')} · {t('units.period', { from: formatDay(regime.validFrom), to: formatDay(regime.validTo) || t('units.now') })}</div>
      <Advice advice={regime.advice} />
      {may && <div className="below"><Link to={`/bao-cao/che-do/${regime.regimeId}/sua`}><Button>{t('regime.change')}</Button></Link></div>}
    </li>
  );
}
