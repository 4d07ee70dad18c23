import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { receivedReports, reportStates } from '../../../api/unit-reports';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

export const receivedShapes: Record<(typeof reportStates)[number], StateKind> = { missing: 'off', submitted: 'wait', returned: 'bad', accepted: 'good' };

/** What the own unit is to receive: what waits to be looked at, and who has sent nothing yet, by name. */
export function Received() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const state = value('tinh-trang') || undefined;
  const list = useQuery({ queryKey: ['received-reports', state, page], queryFn: () => receivedReports({ state, page }), placeholderData: keepPreviousData });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('received.title')} lead={t('received.lead')} actions={<><Link to="/bao-cao/nhac-nop"><Button>{t('reminder.title')}</Button></Link><Link to="/bao-cao/uy-quyen"><Button>{t('delegation.title')}</Button></Link></>} />
      <div className="bar">
        <Select allowClear placeholder={t('regime.state')} aria-label={t('regime.state')} style={{ minWidth: 200 }} value={state} onChange={(next?: string) => change({ 'tinh-trang': next })}
          options={reportStates.map((one) => ({ value: one, label: t(`received.state.${one}` as TextKey) }))} />
      </div>
      <Loaded query={list}>
        {(rows) => rows.total === 0 ? <EmptyState title={t('received.none')} text={t('received.none.text')} /> : (
          <>
            <ul className="row-cards">
              {rows.items.map((one) => (
                <li key={one.obligationId} data-received={one.obligationId}>
                  <div className="head">{one.state ? <Link to={`/bao-cao/phai-nop/${one.obligationId}`}>{one.unitName}</Link> : one.unitName}</div>
                  <div>{one.regimeName} · {one.periodLabel}</div>
                  <div className="bar-line"><State kind={receivedShapes[one.state ?? 'missing']} text={t(`received.state.${one.state ?? 'missing'}` as TextKey)} /><span className="num">{t('obligation.due', { day: formatDay(one.dueOn) })}</span></div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}
