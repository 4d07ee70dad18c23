import type { IndicatorLight } from '../../../api/plan-shapes';
import { useTexts, type TextKey } from '../../../i18n';

// A traffic light that is also read without colours: every state has a shape of its own.
const shapes: Record<IndicatorLight, string> = { no_data: '○', no_target: '◌', reached: '★', green: '●', yellow: '◆', red: '▲' };
const kinds: Record<IndicatorLight, string> = { no_data: 'off', no_target: 'off', reached: 'good', green: 'good', yellow: 'wait', red: 'bad' };

/** How an indicator stands: by shape, word and colour. */
export function Light({ light }: { light: IndicatorLight }) {
  const { t } = useTexts();
  return <span className={`state ${kinds[light]}`} data-light={light}><span aria-hidden>{shapes[light]}</span>{t(`light.${light}` as TextKey)}</span>;
}
