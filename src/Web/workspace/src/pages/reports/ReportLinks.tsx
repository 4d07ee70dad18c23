import { Link } from 'react-router';
import { useTexts, type TextKey } from '../../i18n';

const groups: { title: TextKey; links: [string, TextKey][] }[] = [
  { title: 'reports.write', links: [['/bao-cao/phai-nop', 'obligation.title'], ['/bao-cao/gui-den', 'received.title'], ['/bao-cao/nhac-nop', 'reminder.title'], ['/bao-cao/uy-quyen', 'delegation.title']] },
  { title: 'reports.look', links: [['/bao-cao/dieu-hanh', 'dashboards.title'], ['/bao-cao/san-pham', 'products.title']] },
  { title: 'reports.rules', links: [['/bao-cao/che-do', 'regime.title'], ['/bao-cao/bieu', 'asks.title']] },
];

/** All that belongs to reporting, by what one wants to do: write and receive, look, lay down. */
export function ReportLinks() {
  const { t } = useTexts();
  return (
    <nav className="cards link-groups" aria-label={t('nav.reports')}>
      {groups.map((group) => (
        <section key={group.title} className="card">
          <h2>{t(group.title)}</h2>
          <ul>{group.links.map(([to, title]) => <li key={to}><Link to={to}>{t(title)}</Link></li>)}</ul>
        </section>
      ))}
    </nav>
  );
}
