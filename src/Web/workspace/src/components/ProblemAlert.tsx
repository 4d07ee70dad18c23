import { Alert, Button } from 'antd';
import type { Problem } from '../api/problem';
import { useTexts } from '../i18n';

/** A refusal or failure: what happened, how to mend it, and the number operators can look up, small. */
export function ProblemAlert({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const { t } = useTexts();
  const title = problem.title || (problem.status === 0 ? t('problem.offline') : problem.status === 403 ? t('problem.forbidden') : problem.status === 404 ? t('problem.notFound') : t('problem.failed'));
  const detail = problem.detail ?? (problem.status === 0 ? t('problem.offline.detail') : problem.status >= 500 ? t('problem.failed.detail') : undefined);
  return (
    <Alert
      type={problem.status === 0 || problem.status >= 500 ? 'error' : 'warning'}
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={title}
      description={
        <>
          {detail && <div>{detail}</div>}
          {problem.errors && (
            <ul>{Object.entries(problem.errors).map(([field, messages]) => <li key={field}>{field ? `${field}: ` : ''}{messages.join(' ')}</li>)}</ul>
          )}
          {(problem.traceId || problem.status > 0) && (
            <div className="trace mono">{problem.code}{problem.traceId ? ` · ${t('problem.trace')} ${problem.traceId}` : ''}</div>
          )}
        </>
      }
      action={retry && <Button size="small" onClick={retry}>{t('problem.retry')}</Button>}
    />
  );
}
