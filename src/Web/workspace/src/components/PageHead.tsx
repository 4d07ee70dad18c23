import { useEffect, type ReactNode } from 'react';

/** The title of a page, what it answers, and its actions; also names the browser's tab. */
export function PageHead({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  useEffect(() => { document.title = `${title} · EduCoop`; }, [title]);
  return (
    <div className="page-head">
      <div>
        <h1 title={title}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
