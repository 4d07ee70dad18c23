import '../registers/registers.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Tabs } from 'antd';
import { Link } from 'react-router';
import { listPairHealth, readHealthTotals, type HealthState } from '../../../api/pair-health';
import { EmptyState } from '../../../components/EmptyState';
import { Figure } from '../../../components/Figure';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { NudgeForm } from './NudgeForm';
import { PairRows } from './PairRows';

const tabs: Record<string, HealthState> = { ngu: 'dormant', 'mot-phia': 'one_sided', 'cho-tra-loi': 'unanswered', 'dang-song': 'alive' };

/** Pairs that need somebody: asleep, carried by one side only, waiting for an answer. An office reminds them from here. */
export function Board() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const tab = tabs[value('muc')] ? value('muc') : 'ngu';
  const state = tabs[tab]!;
  const named = (one: HealthState) => { const word = t(`health.state.${one}` as TextKey); return word.charAt(0).toUpperCase() + word.slice(1); };
  const scope = { query: value('q') || undefined, under: value('don-vi') || undefined };
  const totals = useQuery({ queryKey: ['pair-health', 'totals', scope], queryFn: () => readHealthTotals(scope) });
  const pairs = useQuery({ queryKey: ['pair-health', 'list', state, scope, page], queryFn: () => listPairHealth({ ...scope, state, page }), placeholderData: keepPreviousData });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('health.board')} lead={t('health.board.lead')} />
      <Loaded query={totals}>
        {(all) => (
          <div className="figures">
            <Figure label={t('health.total.active')}>{formatNumber(all.active)}</Figure>
            <Figure label={named('alive')}>{formatNumber(all.alive)}</Figure>
            <Figure label={named('dormant')}>{formatNumber(all.dormant)}</Figure>
            <Figure label={named('one_sided')}>{formatNumber(all.oneSided)}</Figure>
            <Figure label={named('unanswered')}>{formatNumber(all.unanswered)}</Figure>
          </div>
        )}
      </Loaded>
      <div className="register-filters">
        <label>{t('pairs.find')}<Input.Search allowClear defaultValue={value('q')} key={value('q')} aria-label={t('pairs.find')} onSearch={(text) => change({ q: text.trim() })} /></label>
        <label>{t('registers.under')}<UnitSelect label={t('registers.under')} value={value('don-vi') || undefined} onChange={(unit) => change({ 'don-vi': unit })} /></label>
      </div>
      <Tabs activeKey={tab} onChange={(key) => change({ muc: key === 'ngu' ? '' : key })} items={Object.entries(tabs).map(([key, one]) => ({ key, label: named(one) }))} />
      <Loaded query={pairs}>
        {(list) => list.total === 0
          ? <EmptyState title={t(`health.empty.${state}` as TextKey)} text={t('health.empty.text')} action={<Link to="/ket-nghia/cap-truong"><Button>{t('pairs.title')}</Button></Link>} />
          : (
            <>
              <PairRows pairs={list.items} below={(pair) => state !== 'alive' && hasRole(me, 'programme_officer', 'unit_officer') && <div className="below"><NudgeForm agreementId={pair.agreementId} /></div>} />
              <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
            </>
          )}
      </Loaded>
    </>
  );
}
