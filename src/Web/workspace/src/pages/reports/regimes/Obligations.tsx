import './regimes.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Tabs } from 'antd';
import { Link } from 'react-router';
import { listObligations, obligationBoard, obligationStates, type ObligationState } from '../../../api/regimes';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { useRegimeWords } from './words';

const shapes: Record<ObligationState, StateKind> = { open: 'wait', late: 'bad', on_time: 'good', handed_in_late: 'off' };

/** What the caller's units owe and by when; and how each level stands with each report, as of a day. */
export function Obligations() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const tab = value('muc') === 'bang' ? 'bang' : 'danh-sach';
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('obligation.title')} lead={t('obligation.lead')} actions={<><Link to="/bao-cao/gui-den"><Button>{t('received.title')}</Button></Link><Link to="/bao-cao/che-do"><Button>{t('regime.title')}</Button></Link></>} />
      <Tabs activeKey={tab} destroyOnHidden onChange={(key) => change({ muc: key === 'bang' ? key : '' })}
        items={[{ key: 'danh-sach', label: t('obligation.tab.list'), children: <Owed /> }, { key: 'bang', label: t('obligation.tab.board'), children: <Counts /> }]} />
    </>
  );
}

function Owed() {
  const { t } = useTexts();
  const { period } = useRegimeWords();
  const { value, page, change } = useAddress();
  const state = value('tinh-trang') || undefined;
  const owed = useQuery({ queryKey: ['obligations', state, page], queryFn: () => listObligations({ state, page }), placeholderData: keepPreviousData });
  return (
    <>
      <div className="bar">
        <Select allowClear placeholder={t('regime.state')} aria-label={t('regime.state')} style={{ minWidth: 200 }} value={state} onChange={(next?: string) => change({ 'tinh-trang': next })}
          options={obligationStates.map((one) => ({ value: one, label: t(`obligation.state.${one}` as TextKey) }))} />
      </div>
      <Loaded query={owed}>
        {(list) => list.total === 0 ? <EmptyState title={t('obligation.empty')} text={t('obligation.empty.text')} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((one) => (
                <li key={one.obligationId} data-obligation={one.obligationId}>
                  <div className="head"><Link to={`/bao-cao/phai-nop/${one.obligationId}`}>{one.regimeName}</Link></div>
                  <div>{period(one.periodKey, one.periodLabel)} · {one.unitName}{one.successorNames.length > 0 && ` (${t('obligation.successors', { names: one.successorNames.join(', ') })})`}</div>
                  <div className="bar-line"><State kind={shapes[one.state]} text={t(`obligation.state.${one.state}` as TextKey)} /><strong className="num">{t('obligation.due', { day: formatDay(one.dueOn) })}</strong></div>
                  <div className="small soft">{t('obligation.cutOff', { day: formatDay(one.cutOff) })}{one.advisedOn !== one.dueOn && ` · ${t('obligation.advised', { day: formatDay(one.advisedOn) })}`}{one.handedInOn && ` · ${t('obligation.handedIn', { day: formatDay(one.handedInOn) })}`}</div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Counts() {
  const { t } = useTexts();
  const { period } = useRegimeWords();
  const { value, page, change } = useAddress();
  const asOf = value('ngay') || undefined;
  const board = useQuery({ queryKey: ['obligation-board', asOf, page], queryFn: () => obligationBoard({ asOf, page }), placeholderData: keepPreviousData });
  return (
    <>
      <div className="bar"><label>{t('obligation.asOf')} <DayInput label={t('obligation.asOf')} value={asOf} onChange={(day) => change({ ngay: day })} /></label></div>
      <Loaded query={board}>
        {(list) => list.total === 0 ? <EmptyState title={t('obligation.empty')} text={t('obligation.empty.text')} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((row) => (
                <li key={`${row.regimeId}/${row.periodKey}/${row.level}/${row.dueOn}`}>
                  <div className="head">{row.regimeName}</div>
                  <div>{period(row.periodKey, row.periodLabel)} · {row.levelName ?? t('obligation.level', { n: row.level })} · {t('obligation.due', { day: formatDay(row.dueOn) })}</div>
                  <div className="bar-line">
                    <span className="num">{t('obligation.count.done', { n: formatNumber(row.onTime + row.handedInLate), total: formatNumber(row.total) })}</span>
                    {row.late > 0 && <State kind="bad" text={t('obligation.count.late', { n: formatNumber(row.late) })} />}
                    {row.handedInLate > 0 && <State kind="off" text={t('obligation.count.handedInLate', { n: formatNumber(row.handedInLate) })} />}
                    {row.open > 0 && <State kind="wait" text={t('obligation.count.open', { n: formatNumber(row.open) })} />}
                  </div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}
