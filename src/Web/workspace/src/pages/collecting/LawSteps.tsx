import { useQuery } from '@tanstack/react-query';
import { readSettlement, readUsagePlan } from '../../api/campaign-plans';
import type { CampaignPlan } from '../../api/collecting-shapes';
import { formatDay, formatTime } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';

type Name = 'draft' | 'submit' | 'approve' | 'open' | 'usage' | 'close' | 'settle';

const order = ['draft', 'submitted', 'approved', 'open', 'closed', 'settled'];

/** What a plan still lacks before it may be submitted: the contents of Article 5 and, under Circular 16, the team of Article 6. */
export function missingOf(plan: CampaignPlan): TextKey[] {
  const missing: TextKey[] = [];
  if (!plan.plan) {
    missing.push('law.missing.plan');
  }
  const has = (...roles: string[]) => plan.plan?.team.some((one) => roles.includes(one.role)) ?? false;
  if (plan.plan && plan.regime === 'tt16') {
    if (!has('head_of_unit')) { missing.push('law.missing.head'); }
    if (!has('chief_accountant')) { missing.push('law.missing.accountant'); }
    if (!has('parents_board', 'student_body')) { missing.push('law.missing.parents'); }
  }
  if (!plan.account) {
    missing.push('law.missing.account');
  }
  return missing;
}

/** The law's steps from the draft to the published settlement: what is done and when, what comes next, and by which article. */
export function LawSteps({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const usage = useQuery({ queryKey: ['usage-plan', plan.campaignId], queryFn: () => readUsagePlan(plan.campaignId) });
  const settlement = useQuery({ queryKey: ['settlement', plan.campaignId], queryFn: () => readSettlement(plan.campaignId) });
  const at = order.indexOf(plan.state);
  const steps: { name: Name; done: boolean; when?: string; article?: boolean }[] = [
    { name: 'draft', done: at > 0 || missingOf(plan).every((one) => one === 'law.missing.account') },
    { name: 'submit', done: at >= 1, when: formatTime(plan.submittedAt) },
    { name: 'approve', done: at >= 2, when: formatTime(plan.approvedAt) },
    { name: 'open', done: at >= 3, when: formatTime(plan.openedAt) },
    ...(plan.regime === 'tt16' ? [{ name: 'usage' as const, done: !!usage.data?.adoptedOn, when: usage.data ? formatDay(usage.data.adoptedOn ?? usage.data.postedOn) : undefined }] : []),
    { name: 'close', done: at >= 4, when: formatDay(plan.closedOn) },
    { name: 'settle', done: at >= 5, when: formatDay(settlement.data?.publishedOn) },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <ol className="law-steps" aria-label={t('law.steps')}>
      {steps.map((step, i) => (
        <li key={step.name} className={step.done ? 'done' : i === next ? 'next' : ''} aria-current={i === next ? 'step' : undefined}>
          <span aria-hidden className="shape">{step.done ? '✓' : i === next ? '▸' : '○'}</span>
          <span><strong>{t(`law.step.${step.name}` as TextKey)}</strong>{step.when && <span className="num small block">{step.when}</span>}<span className="small soft block">{t(`law.why.${plan.regime}.${step.name}` as TextKey)}</span></span>
        </li>
      ))}
    </ol>
  );
}
