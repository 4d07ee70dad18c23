import type { ReactNode } from 'react';

/** One number with its name. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return <div className="figure"><div className="label">{label}</div><div className="value">{children}</div></div>;
}
