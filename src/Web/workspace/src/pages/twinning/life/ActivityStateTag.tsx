import type { ActivityState } from '../../../api/pair-life';
import { State } from '../../../components/State';
import { useTexts } from '../../../i18n';

/** Where an activity stands; one whose time is over and that nobody told of yet waits for its report. */
export function ActivityStateTag({ state, endsAt, confirmed }: { state: ActivityState; endsAt: string; confirmed: boolean }) {
  const { t } = useTexts();
  if (state === 'held') {
    return <State kind={confirmed ? 'good' : 'wait'} text={t(confirmed ? 'activity.state.confirmed' : 'activity.state.held')} />;
  }
  const late = state === 'planned' && Date.parse(endsAt) < Date.now();
  return <State kind={state === 'cancelled' ? 'off' : 'wait'} text={t(state === 'cancelled' ? 'activity.state.cancelled' : late ? 'activity.state.awaiting' : 'activity.state.planned')} />;
}
