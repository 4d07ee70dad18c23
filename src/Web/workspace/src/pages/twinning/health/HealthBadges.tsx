import type { PairHealth } from '../../../api/pair-health';
import { State, type StateKind } from '../../../components/State';
import { useTexts, type TextKey } from '../../../i18n';

const kinds: Record<string, StateKind> = { alive: 'good', dormant: 'bad', one_sided: 'wait', unanswered: 'wait' };

/** How a pair does, by word and shape; one in several troubles shows each. */
export function HealthBadges({ states }: { states: PairHealth['states'] }) {
  const { t } = useTexts();
  return <>{(states.length > 0 ? states : ['alive' as const]).map((state) => <span key={state} data-health={state} className="health-badge"><State kind={kinds[state] ?? 'off'} text={t(`health.state.${state}` as TextKey)} /> </span>)}</>;
}
