import { Button } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '../../components/PageHead';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { DraftList } from './drafts/DraftList';

/** Plans, and the documents that are to become plans. */
export function Plans() {
  const { t } = useTexts();
  const me = useAccount();
  return (
    <>
      <PageHead title={t('nav.plans')} lead={t('plans.lead')}
        actions={hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && <Link to="/ke-hoach/nhap"><Button type="primary">{t('plans.import')}</Button></Link>} />
      <DraftList />
    </>
  );
}
