import type { ReactNode } from 'react';

/** What this place is, why nothing is here, and the next step. */
export function EmptyState({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <section className="empty">
      <strong>{title}</strong>
      <p>{text}</p>
      {action}
    </section>
  );
}
