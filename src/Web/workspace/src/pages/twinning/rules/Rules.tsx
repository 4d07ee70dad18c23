import { Tabs } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { Durations } from './Durations';
import { Marks } from './Marks';
import { PairingRules } from './PairingRules';

/** By what schools are paired: the rules, what is special about a school, and how long an answer may take. */
export function Rules() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const tab = ['dac-diem', 'thoi-han'].includes(value('muc')) ? value('muc') : 'quy-tac';
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('pairing.title')} lead={t('pairing.lead')} />
      <Tabs activeKey={tab} destroyOnHidden onChange={(key) => change({ muc: key === 'quy-tac' ? '' : key })}
        items={[
          { key: 'quy-tac', label: t('pairing.tab.rules'), children: <PairingRules /> },
          { key: 'dac-diem', label: t('pairing.tab.marks'), children: <Marks /> },
          { key: 'thoi-han', label: t('pairing.tab.durations'), children: <Durations /> },
        ]} />
    </>
  );
}
