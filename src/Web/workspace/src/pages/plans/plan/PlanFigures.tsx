import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { planProgress } from '../../../api/boards';
import { Figure } from '../../../components/Figure';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

/** How far a plan is, beside how far it should be by today at an even pace. */
export function PlanFigures({ planId }: { planId: string }) {
  const { t } = useTexts();
  const progress = useQuery({ queryKey: ['plan', planId, 'progress'], queryFn: () => planProgress(planId) });
  const found = progress.data;
  if (!found || found.occurrences === 0) {
    return null;
  }
  return (
    <div className="figures">
      <Figure label={t('progress.actual')}>{formatNumber(found.actualPercent)} %</Figure>
      <Figure label={t('progress.expected')}>{formatNumber(found.expectedPercent)} %</Figure>
      <Figure label={t('progress.done')}>{t('progress.doneOf', { n: found.done.toLocaleString('vi-VN'), all: found.occurrences.toLocaleString('vi-VN') })}</Figure>
      <Figure label={t('status.overdue')}><Link className={found.overdue > 0 ? 'st-overdue' : undefined} to={`/ke-hoach/bang?ke-hoach=${planId}`}>{found.overdue.toLocaleString('vi-VN')}</Link></Figure>
    </div>
  );
}
