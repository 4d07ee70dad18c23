import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { listIndicators } from '../../../api/indicators';
import type { Indicator, IndicatorLight } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { Light } from './Light';

const lights: IndicatorLight[] = ['red', 'yellow', 'green', 'reached', 'no_data', 'no_target'];

// A range is held by its lower end.
const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '', range: '≥' };
const sign = (comparator: string | null | undefined) => signs[comparator ?? ''] ?? comparator ?? '';

/** Every indicator of a plan: target, last figure, where it is heading. */
export function IndicatorList({ planId }: { planId: string }) {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const light = (value('den') || undefined) as IndicatorLight | undefined;
  const list = useQuery({ queryKey: ['indicators', planId, light, page], queryFn: () => listIndicators(planId, light, page), placeholderData: keepPreviousData });
  return (
    <>
      <div className="bar">
        <Select style={{ minWidth: 220 }} allowClear placeholder={t('indicator.anyLight')} aria-label={t('indicator.light')} value={light} onChange={(next?: string) => change({ den: next })}
          options={lights.map((one) => ({ value: one, label: t(`light.${one}` as TextKey) }))} />
        {list.data && <span className="soft" role="status">{t('indicator.count', { n: list.data.total })}</span>}
      </div>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('indicator.none')} text={t('indicator.none.text')} /> : (
          <DataTable<Indicator> name="chi-tieu" rowKey={(one) => one.indicatorId} list={found} asked={[planId, light]} loading={list.isPlaceholderData} read={(next, pageSize) => listIndicators(planId, light, next, pageSize)}
            columns={[
              { key: 'chi-tieu', always: true, title: t('indicator.name'), width: 340, plain: (one) => one.text, render: (one) => <>{one.section && <span className="num soft">{one.section} </span>}<Link to={`/ke-hoach/chi-tieu/${one.indicatorId}`}>{one.text}</Link></> },
              { key: 'tinh-trang', title: t('indicator.light'), width: 170, plain: (one) => t(`light.${one.outlook.light}` as TextKey), render: (one) => <Light light={one.outlook.light} /> },
              { key: 'moi-nhat', title: t('indicator.latest'), width: 140, right: true, plain: (one) => one.latest?.value, render: (one) => one.latest ? <><span className="num">{formatNumber(one.latest.value)} {one.unit}</span><div className="small soft num">{formatDay(one.latest.day)}</div></> : <span className="soft">–</span> },
              { key: 'muc-tieu', title: t('indicator.next'), width: 150, right: true, plain: (one) => one.outlook.milestoneValue, render: (one) => one.outlook.milestoneValue !== null ? <><span className="num">{sign(one.comparator)} {formatNumber(one.outlook.milestoneValue)} {one.unit}</span><div className="small soft num">{formatDay(one.outlook.milestoneOn)}</div></> : <span className="soft">–</span> },
              { key: 'du-bao', title: t('indicator.forecast'), width: 120, right: true, plain: (one) => one.outlook.forecast, render: (one) => <span className="num">{one.outlook.forecast === null ? '–' : formatNumber(one.outlook.forecast)}</span> },
              { key: 'don-vi', title: t('indicator.unit'), width: 170, plain: (one) => one.unitName, render: (one) => one.unitName ?? <span className="soft">{t('indicator.noUnit')}</span> },
            ]} />
        )}
      </Loaded>
    </>
  );
}
