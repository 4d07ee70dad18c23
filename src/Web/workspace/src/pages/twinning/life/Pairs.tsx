import '../registers/registers.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { Link } from 'react-router';
import { healthStates, listPairHealth } from '../../../api/pair-health';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { useAddress } from '../../../components/useAddress';
import { useTexts, type TextKey } from '../../../i18n';
import { MyNudges } from '../health/MyNudges';
import { PairRows } from '../health/PairRows';

/** The active pairs of one's units; each leads to the home that its two schools share. */
export function Pairs() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const [state, query] = [value('tinh-trang') || undefined, value('q') || undefined];
  const pairs = useQuery({ queryKey: ['pair-health', 'list', state, query, page], queryFn: () => listPairHealth({ state, query, page }), placeholderData: keepPreviousData });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('pairs.title')} lead={t('pairs.lead')} actions={<Link to="/ket-nghia/can-quan-tam"><Button>{t('health.board')}</Button></Link>} />
      <MyNudges />
      <div className="register-filters">
        <label>{t('pairs.find')}<Input.Search allowClear defaultValue={value('q')} key={value('q')} aria-label={t('pairs.find')} onSearch={(text) => change({ q: text.trim() })} /></label>
        <label>{t('pairs.state')}
          <Select aria-label={t('pairs.state')} value={state ?? ''} onChange={(next: string) => change({ 'tinh-trang': next })}
            options={[{ value: '', label: t('pairs.state.all') }, ...healthStates.map((one) => ({ value: one, label: t(`health.state.${one}` as TextKey) }))]} />
        </label>
      </div>
      <Loaded query={pairs}>
        {(list) => list.total === 0
          ? <EmptyState title={t('pairs.empty')} text={t('pairs.empty.text')} action={<Link to="/ket-nghia/thoa-thuan"><Button type="primary">{t('twinning.agreements')}</Button></Link>} />
          : (
            <>
              <PairRows pairs={list.items} />
              <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
            </>
          )}
      </Loaded>
    </>
  );
}
