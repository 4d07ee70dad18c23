import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters and page of a list, kept in the address so that a list can be sent to a colleague and "back" works. */
export function useAddress(): { value: (name: string) => string; page: number; change: (values: Record<string, string | number | undefined>) => void } {
  const [search, setSearch] = useSearchParams();
  const change = useCallback((values: Record<string, string | number | undefined>) => {
    setSearch(() => {
      // Not what was drawn last: on a slow phone a second change comes before the first is drawn, and would take it back.
      const next = new URLSearchParams(window.location.search);
      // Another filter starts at the first page again.
      if (!('trang' in values)) {
        next.delete('trang');
      }
      for (const [name, value] of Object.entries(values)) {
        if (value === undefined || value === '' || (name === 'trang' && value === 1)) {
          next.delete(name);
        } else {
          next.set(name, String(value));
        }
      }
      return next;
    }, { replace: !('trang' in values) });
  }, [setSearch]);
  const page = Math.max(1, Number.parseInt(search.get('trang') ?? '1', 10) || 1);
  return { value: (name) => search.get(name) ?? '', page, change };
}
