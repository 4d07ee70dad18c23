import { Tabs } from 'antd';
import { Link } from 'react-router';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { Criteria } from './Criteria';
import { Durations } from './Durations';
import { Marks } from './Marks';
import { PairingRules } from './PairingRules';

/** By what schools are paired and pairs are judged: the rules, what is special about a school, how long an answer may take, criteria and limits. */
export function Rules() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const tab = ['dac-diem', 'thoi-han', 'tieu-chi'].includes(value('muc')) ? value('muc') : 'quy-tac';
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('pairing.title')} lead={t('pairing.lead')} />
      <Tabs activeKey={tab} destroyOnHidden onChange={(key) => change({ muc: key === 'quy-tac' ? '' : key })}
        items={[
          { key: 'quy-tac', label: t('pairing.tab.rules'), children: <PairingRules /> },
          { key: 'dac-diem', label: t('pairing.tab.marks'), children: <Marks /> },
          { key: 'thoi-han', label: t('pairing.tab.durations'), children: <Durations /> },
          { key: 'tieu-chi', label: t('pairing.tab.criteria'), children: <Criteria /> },
        ]} />
    </>
  );
}
