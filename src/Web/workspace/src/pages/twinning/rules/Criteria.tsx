import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Switch } from 'antd';
import { listCriteria, readHealthLimits, setCriterion, setHealthLimits, type HealthLimits, type QualityCriterion } from '../../../api/pair-health';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

const limits = ['dormantDays', 'oneSidedDays', 'unansweredDays'] as const;

/** By what a year of a pair is judged, and after how many days it is said to need attention; open to all who work with it. */
export function Criteria() {
  const { t } = useTexts();
  const me = useAccount();
  const criteria = useQuery({ queryKey: ['criteria'], queryFn: listCriteria });
  const health = useQuery({ queryKey: ['health-limits'], queryFn: readHealthLimits });
  return (
    <>
      <p className="soft">{t('criteria.lead')}</p>
      <Loaded query={criteria}>
        {(list) => <div className="cards">{list.map((one) => <Criterion key={`${one.code} ${one.version}`} criterion={one} may={hasRole(me, 'administrator', 'programme_officer')} />)}</div>}
      </Loaded>
      <h2>{t('criteria.limits')}</h2>
      <Loaded query={health}>{(it) => hasRole(me, 'administrator') ? <LimitsForm key={it.version} limits={it} /> : (
        <dl className="facts">{limits.map((name) => [<dt key={name}>{t(`criteria.limit.${name}`)}</dt>, <dd key={`${name}-n`} className="num">{it[name]}</dd>])}</dl>
      )}</Loaded>
    </>
  );
}

function Criterion({ criterion, may }: { criterion: QualityCriterion; may: boolean }) {
  const { t, language } = useTexts();
  const { busy, problem, step } = useStep('criteria', 'reviews');
  const required = { required: true, message: t('twinning.required') };
  return (
    <section className="card">
      <h2 style={{ marginTop: 0 }}>{language === 'vi' ? criterion.name : criterion.nameEn}</h2>
      {!may ? (
        <>
          <dl className="facts"><dt>{t('criteria.full')}</dt><dd className="num">{formatNumber(criterion.full)}</dd><dt>{t('criteria.weight')}</dt><dd className="num">{criterion.weight}</dd></dl>
          {!criterion.active && <State kind="off" text={t('criteria.off')} />}
        </>
      ) : (
        <Form name={`criterion-${criterion.code}`} layout="vertical" initialValues={criterion} onFinish={(said: Pick<QualityCriterion, 'full' | 'weight' | 'active'>) => step(() => setCriterion({ ...criterion, ...said }))}>
          <Form.Item name="full" label={t('criteria.full')} rules={[required]}><InputNumber min={0.01} max={100_000} precision={2} inputMode="decimal" style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="weight" label={t('criteria.weight')} rules={[required]}><InputNumber min={0} max={1000} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="active" label={t('criteria.on')} valuePropName="checked"><Switch /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <Button htmlType="submit" loading={busy}>{t('twinning.change.send')}</Button>
        </Form>
      )}
    </section>
  );
}

function LimitsForm({ limits: known }: { limits: HealthLimits }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('health-limits', 'pair-health');
  return (
    <Form name="health-limits" layout="vertical" className="card form" initialValues={known} onFinish={(said: Omit<HealthLimits, 'version'>) => step(() => setHealthLimits({ ...said, version: known.version }))}>
      {limits.map((name) => (
        <Form.Item key={name} name={name} label={t(`criteria.limit.${name}`)} rules={[{ required: true, message: t('twinning.required') }]}><InputNumber min={1} max={3650} precision={0} inputMode="numeric" style={{ width: '100%' }} /></Form.Item>
      ))}
      {problem && <ProblemAlert problem={problem} />}
      <Button htmlType="submit" loading={busy}>{t('twinning.change.send')}</Button>
    </Form>
  );
}
