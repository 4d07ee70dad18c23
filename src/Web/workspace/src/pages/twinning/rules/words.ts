import { levels, traits } from '../../../api/pairing-rules';
import { useTexts, type TextKey } from '../../../i18n';

/** The words by which a rule chooses schools, each as the offices say it; what has no word of its own stays as it is written. */
export function useWords(): { options: { value: string; label: string }[]; said: (word: string) => string } {
  const { t } = useTexts();
  const positive = [
    ...levels.map((level) => ({ value: `level:${level}`, label: t('pairing.word.level', { level: t(`registers.level.${level}` as TextKey) }) })),
    ...traits.map((trait) => ({ value: `trait:${trait}`, label: t(`pairing.trait.${trait}` as TextKey) })),
  ];
  const options = [...positive, ...positive.map((one) => ({ value: `!${one.value}`, label: t('pairing.word.not', { what: one.label }) }))];
  return { options, said: (word) => options.find((one) => one.value === word)?.label ?? word };
}
