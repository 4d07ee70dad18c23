import { Button } from 'antd';
import { EmptyState } from '../components/EmptyState';
import { useTexts } from '../i18n';

/** A page that could not be shown at all: mostly a new version was put in place while the old one was open. */
export function PageFailed() {
  const { t } = useTexts();
  return (
    <main className="main">
      <EmptyState title={t('pageFailed.title')} text={t('pageFailed.text')} action={<Button type="primary" onClick={() => window.location.reload()}>{t('pageFailed.reload')}</Button>} />
    </main>
  );
}
