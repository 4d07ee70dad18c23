import '../../../plans.css';
import './life.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { readActivity, type ActivityView } from '../../../api/pair-life';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { formatDay, formatDayOf } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { ActivityActs } from './ActivityActs';
import { ActivityHistory } from './ActivityHistory';
import { ActivityStateTag } from './ActivityStateTag';
import { Files } from './Files';
import { Gifts } from './Gifts';
import { formatSpan } from './times';

/** One activity of a pair: what was planned, what came of it, what both schools think of it, its files and gifts. */
export function ActivityPage() {
  const { agreementId = '', activityId = '' } = useParams();
  const { t, language } = useTexts();
  const activity = useQuery({ queryKey: ['activity', activityId], queryFn: () => readActivity(activityId) });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link> / <Link to={`/ket-nghia/cap-truong/${agreementId}`}>{t('pair.home')}</Link></nav>
      <Loaded query={activity}>
        {(it) => (
          <>
            <PageHead title={it.activity.title} lead={<><ActivityStateTag state={it.state} endsAt={it.activity.endsAt} confirmed={it.confirmedAt !== null} /> · {language === 'vi' ? it.kindName : it.kindNameEn}</>} />
            <ActivityActs activity={it} />
            <Planned activity={it} />
            {it.report && <Reported activity={it} />}
            {it.evaluations.length > 0 && (
              <>
                <h2>{t('activity.evaluations')}</h2>
                <ul className="row-cards">
                  {it.evaluations.map((one) => (
                    <li key={one.side}>
                      <div className="head">{sideName(it, one.side)}: {t(`activity.useful.${one.usefulness}` as TextKey)} <span className="num">({one.usefulness}/5)</span></div>
                      {one.text && <div className="said">{one.text}</div>}
                      <div className="small soft">{one.byName} · <span className="num">{formatDayOf(one.at)}</span></div>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <Files activity={it} />
            {(it.gives || it.gifts.length > 0) && <Gifts activity={it} />}
            <ActivityHistory activityId={it.activityId} />
          </>
        )}
      </Loaded>
    </>
  );
}

const sideName = (activity: ActivityView, side: 'supporter' | 'seeker') => (side === 'supporter' ? activity.supporterName : activity.seekerName);

function Planned({ activity: { activity, ...it } }: { activity: ActivityView }) {
  const { t } = useTexts();
  return (
    <section className="card">
      <dl className="facts">
        <dt>{t('activity.when')}</dt><dd className="num">{formatSpan(activity.startsAt, activity.endsAt)}</dd>
        <dt>{t('need.mode')}</dt><dd>{t(`activity.mode.${activity.mode}` as TextKey)}</dd>
        {activity.place && <><dt>{t(activity.mode === 'online' ? 'activity.link' : 'activity.place')}</dt><dd>{activity.place}</dd></>}
        <dt>{t('need.theme')}</dt><dd>{it.themeName}</dd>
        <dt>{t('activity.leads')}</dt><dd>{activity.leads === 'both' ? t('activity.leads.both') : activity.leads === 'supporter' ? it.supporterName : it.seekerName}</dd>
        {activity.text && <><dt>{t('activity.text')}</dt><dd className="said">{activity.text}</dd></>}
      </dl>
    </section>
  );
}

function Reported({ activity: it }: { activity: ActivityView }) {
  const { t } = useTexts();
  const report = it.report!;
  const people = (teachers: number, pupils: number) => t('report.people', { teachers: formatNumber(teachers), pupils: formatNumber(pupils) });
  return (
    <>
      <h2>{t('report.title')}</h2>
      <section className="card">
        <dl className="facts">
          <dt>{t('report.heldOn')}</dt><dd className="num">{formatDay(report.heldOn)} · {t('report.minutes.n', { n: formatNumber(report.minutes) })}</dd>
          <dt>{it.supporterName}</dt><dd>{people(report.supporterTeachers, report.supporterPupils)}</dd>
          <dt>{it.seekerName}</dt><dd>{people(report.seekerTeachers, report.seekerPupils)}</dd>
          <dt>{t('report.results')}</dt><dd className="said">{report.results}</dd>
          <dt>{t('report.by')}</dt><dd>{sideName(it, it.reportedBy ?? 'supporter')} · {it.confirmedAt ? t('report.confirmed', { day: formatDayOf(it.confirmedAt) }) : t('report.unconfirmed')}</dd>
        </dl>
      </section>
    </>
  );
}
