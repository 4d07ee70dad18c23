import type { AgreementState } from '../../../api/twinning';
import { State, type StateKind } from '../../../components/State';
import { useTexts, type TextKey } from '../../../i18n';

const kinds: Record<AgreementState, StateKind> = { proposed: 'wait', accepted: 'wait', active: 'good', declined: 'bad', withdrawn: 'off', expired: 'bad', ended: 'off' };

/** How far an agreement is, by word and shape. */
export function AgreementStateTag({ state }: { state: AgreementState }) {
  const { t } = useTexts();
  return <State kind={kinds[state]} text={t(`agreement.state.${state}` as TextKey)} />;
}
