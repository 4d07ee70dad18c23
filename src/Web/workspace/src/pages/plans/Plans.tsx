import { Button, Tabs } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '../../components/PageHead';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { useAddress } from '../../components/useAddress';
import { DraftList } from './drafts/DraftList';
import { PlanList } from './PlanList';
import { TemplateList } from './TemplateList';

/** Plans, and the documents that are to become plans. */
export function Plans() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, change } = useAddress();
  return (
    <>
      <PageHead title={t('nav.plans')} lead={t('plans.lead')}
        actions={<><Link to="/ke-hoach/bang"><Button>{t('boards.title')}</Button></Link>{hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && <Link to="/ke-hoach/nhap"><Button type="primary">{t('plans.import')}</Button></Link>}</>} />
      <Tabs activeKey={value('muc') || 'ke-hoach'} destroyOnHidden onChange={(key) => change({ muc: key === 'ke-hoach' ? '' : key, q: '', 'trang-thai': '', nam: '', xep: '' })}
        items={[
          { key: 'ke-hoach', label: t('plans.tab.plans'), children: <PlanList /> },
          { key: 'van-ban', label: t('plans.tab.drafts'), children: <DraftList /> },
          { key: 'mau', label: t('plans.tab.templates'), children: <TemplateList /> },
        ]} />
    </>
  );
}
