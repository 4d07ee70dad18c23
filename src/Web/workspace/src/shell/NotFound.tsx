import { Link } from 'react-router';
import { EmptyState } from '../components/EmptyState';
import { useTexts } from '../i18n';

export function NotFound() {
  const { t } = useTexts();
  return <EmptyState title={t('notFound.title')} text={t('notFound.text')} action={<Link to="/">{t('nav.myWork')}</Link>} />;
}
