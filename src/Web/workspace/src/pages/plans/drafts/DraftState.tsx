import type { DraftState as StateOfDraft } from '../../../api/plan-shapes';
import { State, type StateKind } from '../../../components/State';
import { useTexts, type TextKey } from '../../../i18n';

const kinds: Record<StateOfDraft, StateKind> = { reading: 'wait', read: 'wait', refused: 'bad', confirmed: 'good', discarded: 'off' };

/** Where a document that was sent in stands. */
export function DraftState({ state }: { state: StateOfDraft }) {
  const { t } = useTexts();
  return <State kind={kinds[state]} text={t(`draft.state.${state}` as TextKey)} />;
}
