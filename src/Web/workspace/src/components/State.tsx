export type StateKind = 'good' | 'bad' | 'wait' | 'off';

const shapes: Record<StateKind, string> = { good: '●', bad: '▲', wait: '◐', off: '○' };

/** A state by shape, word and colour together. */
export function State({ kind, text }: { kind: StateKind; text: string }) {
  return <span className={`state ${kind}`}><span aria-hidden>{shapes[kind]}</span>{text}</span>;
}
