import '../../../plans.css';
import './life.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { readPairHealth } from '../../../api/pair-health';
import { pairCalendar, readLife, type PairLife, type PairSchool } from '../../../api/pair-life';
import { Figure } from '../../../components/Figure';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { formatDayOf } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { HealthBadges } from '../health/HealthBadges';
import { HealthLine } from '../health/HealthLine';
import { Nudges } from '../health/Nudges';
import { Reviews } from '../health/Reviews';
import { Activities } from './Activities';
import { JointPlan } from './JointPlan';
import { Messages } from './Messages';

const nameOf = (school: PairSchool) => (school.currentName === school.printedName ? school.currentName : `${school.printedName} (→ ${school.currentName})`);

/** The home that two schools share: their plan, what they do together, what they write to each other, how it goes. */
export function PairHome() {
  const { agreementId = '' } = useParams();
  const { t } = useTexts();
  const { value } = useAddress();
  const year = Number(value('nam')) || undefined;
  const life = useQuery({ queryKey: ['pair-life', agreementId, year], queryFn: () => readLife(agreementId, year) });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link> / <Link to="/ket-nghia/cap-truong">{t('pairs.title')}</Link></nav>
      <Loaded query={life}>{(pair) => <Home pair={pair} />}</Loaded>
    </>
  );
}

function Home({ pair }: { pair: PairLife }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const active = pair.state === 'active';
  const health = useQuery({ queryKey: ['pair-health', 'one', pair.agreementId], queryFn: () => readPairHealth(pair.agreementId), enabled: active });
  const years = Array.from({ length: pair.throughYear - pair.fromYear + 1 }, (_, i) => pair.fromYear + i);
  const owed = pair.mySide ? pair.unanswered[pair.mySide] : 0;
  const mayWrite = active && pair.mySide !== null;
  return (
    <>
      <PageHead title={`${nameOf(pair.supporter)} – ${nameOf(pair.seeker)}`}
        lead={pair.activeSince ? t('pair.since', { day: formatDayOf(pair.activeSince) }) : t('pair.notActive')}
        actions={<>
          <Link to={`/ket-nghia/thoa-thuan/${pair.agreementId}`}><Button>{t('pair.agreement')}</Button></Link>
          <Button href={pairCalendar(pair.agreementId)} download>{t('pair.calendar')}</Button>
        </>} />
      {!active && <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('pair.closed')} />}
      {active && health.data && <section className="card" style={{ marginBottom: 16 }} aria-label={t('pair.health')}><HealthBadges states={health.data.states} /><HealthLine pair={health.data} /></section>}
      {owed > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('pair.owes', { n: owed })} action={<Button size="small" onClick={() => change({ muc: 'trao-doi' })}>{t('message.read')}</Button>} />}
      <div className="bar">
        <Select aria-label={t('registers.year')} style={{ minWidth: 180 }} value={pair.schoolYear} onChange={(next: number) => change({ nam: next })}
          options={years.map((one) => ({ value: one, label: t('twinning.year', { from: one, to: one + 1 }) }))} />
        {mayWrite && <Link to={`/ket-nghia/cap-truong/${pair.agreementId}/hoat-dong/moi?nam=${pair.schoolYear}`}><Button type="primary">{t('activity.plan')}</Button></Link>}
      </div>
      <div className="figures">
        <Figure label={t('pair.total.held')}>{formatNumber(pair.totals.held)}</Figure>
        <Figure label={t('pair.total.planned')}>{formatNumber(pair.totals.planned)}</Figure>
        <Figure label={t('pair.total.hours')}>{formatNumber(Math.round(pair.totals.minutes / 6) / 10)}</Figure>
        <Figure label={t('pair.total.teachers')}>{formatNumber(pair.totals.supporterTeachers + pair.totals.seekerTeachers)}</Figure>
        <Figure label={t('pair.total.pupils')}>{formatNumber(pair.totals.supporterPupils + pair.totals.seekerPupils)}</Figure>
      </div>
      {pair.totals.awaitingReport > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('pair.awaiting', { n: pair.totals.awaitingReport })} />}
      <Tabs activeKey={value('muc') || 'hoat-dong'} destroyOnHidden onChange={(key) => change({ muc: key === 'hoat-dong' ? '' : key })}
        items={[
          { key: 'hoat-dong', label: t('pair.tab.plan'), children: <><JointPlan key={pair.schoolYear} pair={pair} mayWrite={mayWrite} /><Activities pair={pair} mayWrite={mayWrite} /></> },
          { key: 'trao-doi', label: t('pair.tab.messages'), children: <Messages pair={pair} mayWrite={mayWrite} /> },
          { key: 'danh-gia', label: t('pair.tab.reviews'), children: <Reviews key={pair.schoolYear} agreementId={pair.agreementId} schoolYear={pair.schoolYear} /> },
          { key: 'nhac', label: t('pair.tab.nudges'), children: <Nudges agreementId={pair.agreementId} active={active} /> },
        ]} />
    </>
  );
}
