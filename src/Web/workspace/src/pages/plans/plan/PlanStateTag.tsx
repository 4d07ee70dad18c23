import type { PlanState } from '../../../api/plan-shapes';
import { State, type StateKind } from '../../../components/State';
import { useTexts, type TextKey } from '../../../i18n';

const kinds: Record<PlanState, StateKind> = { draft: 'off', submitted: 'wait', approved: 'wait', issued: 'good', amended: 'good', closed: 'off' };

/** Where a plan stands in its life. */
export function PlanStateTag({ state }: { state: PlanState }) {
  const { t } = useTexts();
  return <State kind={kinds[state]} text={t(`plan.state.${state}` as TextKey)} />;
}
