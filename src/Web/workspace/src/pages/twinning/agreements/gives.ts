export interface Give { themeCode: string; content: string }

/** Years that a last school year may have: at most four after the first, as the service takes them. */
export function lastYears(from: number): number[] {
  return [0, 1, 2, 3, 4].map((more) => from + more);
}

/** What both sides give, as the service wants it: one list in which each line says whose it is. */
export function givesOf(supporter: Give[], seeker: Give[]): { isSupporter: boolean; themeCode: string; content: string }[] {
  const of = (lines: Give[], isSupporter: boolean) => lines.map((line) => ({ isSupporter, themeCode: line.themeCode, content: line.content.trim() }));
  return [...of(supporter, true), ...of(seeker, false)];
}
