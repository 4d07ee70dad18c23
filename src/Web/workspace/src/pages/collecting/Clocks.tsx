import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { dutyDone, readClocks } from '../../api/campaign-plans';
import type { CampaignPlan, Clock } from '../../api/collecting-shapes';
import { DayInput } from '../../components/DayInput';
import { Loaded } from '../../components/Loaded';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State, type StateKind } from '../../components/State';
import { useStep } from '../../components/useStep';
import { dayInVietnam, formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

const kinds: Record<Clock['state'], StateKind> = { waiting: 'off', running: 'wait', elapsed: 'good', done: 'good', done_late: 'bad', overdue: 'bad' };
const reported = ['call_published', 'totals_published', 'distribution_ended', 'result_published', 'final_report', 'kept_posted'];

/** The law's deadlines of one campaign, with their article. */
export function Clocks({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const clocks = useQuery({ queryKey: ['clocks', plan.campaignId], queryFn: () => readClocks(plan.campaignId) });
  return (
    <section>
      <h2>{t('clocks.title')}</h2>
      <Loaded query={clocks}>
        {(list) => list.length === 0 ? <p className="soft">{t('clocks.none')}</p> : <ul className="row-cards">{list.map((clock) => <OneClock key={clock.code} clock={clock} />)}</ul>}
      </Loaded>
    </section>
  );
}

function OneClock({ clock }: { clock: Clock }) {
  const { t } = useTexts();
  const me = useAccount();
  const [day, setDay] = useState<string | undefined>(dayInVietnam(new Date()));
  const { busy, problem, step } = useStep('clocks');
  const mayReport = !clock.doneOn && reported.includes(clock.code) && ['running', 'overdue', 'elapsed'].includes(clock.state) && hasRole(me, 'programme_officer', 'administrator');
  return (
    <li>
      <div className="head" lang="vi">{clock.title}</div>
      <p className="small" style={{ marginBottom: 4 }}>
        <State kind={kinds[clock.state]} text={t(`clocks.state.${clock.state}` as TextKey)} />{' '}
        <span className="num">{clock.doneOn ? t('clocks.doneOn', { day: formatDay(clock.doneOn) }) : clock.dueOn ? t('clocks.dueOn', { day: formatDay(clock.dueOn) }) : ''}</span>
        <span className="soft" lang="vi"> · {clock.article}</span>
        {!clock.calendarConfirmed && <span className="soft"> · {t('clocks.calendar')}</span>}
      </p>
      {problem && <ProblemAlert problem={problem} />}
      {mayReport && <div className="bar" style={{ marginBottom: 0 }}><span style={{ width: 150 }}><DayInput label={t('clocks.day')} value={day} onChange={setDay} /></span><Button size="small" loading={busy} disabled={!day} onClick={() => void step(() => dutyDone(clock.campaignId, clock.code, day!))}>{t('clocks.report')}</Button></div>}
    </li>
  );
}
