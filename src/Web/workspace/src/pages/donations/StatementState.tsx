import type { Statement } from '../../api/shapes';
import { State, type StateKind } from '../../components/State';
import { useTexts, type TextKey } from '../../i18n';

const stateKinds: Record<Statement['state'], StateKind> = { queued: 'wait', reading: 'wait', posting: 'wait', posted: 'good', refused: 'bad' };

export function StatementState({ state }: { state: Statement['state'] }) {
  const { t } = useTexts();
  return <State kind={stateKinds[state]} text={t(`statement.state.${state}` as TextKey)} />;
}
