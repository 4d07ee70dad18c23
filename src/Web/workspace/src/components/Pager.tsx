import { Button } from 'antd';
import { useTexts } from '../i18n';

/** Back and forth through a list, and where one is; without the weight of a table's own. */
export function Pager({ page, pageSize, total, change }: { page: number; pageSize: number; total: number; change: (page: number) => void }) {
  const { t } = useTexts();
  if (total <= pageSize) {
    return null;
  }
  const last = Math.ceil(total / pageSize);
  return (
    <nav className="bar pager" aria-label={t('pager.label')}>
      <Button disabled={page <= 1} onClick={() => change(page - 1)}>{t('pager.before')}</Button>
      <span className="num">{t('pager.at', { page, last })}</span>
      <Button disabled={page >= last} onClick={() => change(page + 1)}>{t('pager.after')}</Button>
    </nav>
  );
}
