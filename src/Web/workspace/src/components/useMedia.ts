import { useMemo, useSyncExternalStore } from 'react';

/** Does the screen, or what its owner asked for, match this media query? Follows when it changes. */
export function useMedia(asked: string): boolean {
  const query = useMemo(() => window.matchMedia(asked), [asked]);
  const subscribe = useMemo(() => (changed: () => void) => {
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [query]);
  return useSyncExternalStore(subscribe, () => query.matches);
}
