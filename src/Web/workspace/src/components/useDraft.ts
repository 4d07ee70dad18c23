import type { FormInstance } from 'antd';
import { useEffect, useMemo } from 'react';

/** Keeps what was typed into a form until it is sent, also over a reload; only in this tab. */
export function useDraft<T extends object>(form: FormInstance<T>, name: string) {
  const key = `draft:${name}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) {
      try {
        form.setFieldsValue(JSON.parse(kept));
      } catch {
        sessionStorage.removeItem(key);
      }
    }
  }, [form, key]);
  return useMemo(() => ({
    keep: (_: unknown, all: T) => sessionStorage.setItem(key, JSON.stringify(all)),
    forget: () => sessionStorage.removeItem(key),
  }), [key]);
}
