import { useMedia } from './useMedia';

/** Whether the screen is that of a phone or a narrow window; the same width as in workspace.css. */
export const useNarrow = () => useMedia('(max-width: 900px)');
