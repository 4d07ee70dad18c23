import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 900px)');
const subscribe = (changed: () => void) => {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the screen is that of a phone or a narrow window; the same width as in workspace.css. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => query.matches);
