import { Link } from 'react-router';
import { PageHead } from '../components/PageHead';
import { useTexts, type TextKey } from '../i18n';

/** An area that opens with the next release: what it will hold, said plainly, and where one can already work. */
function Later({ title, will, links }: { title: TextKey; will: TextKey[]; links: { to: string; text: TextKey }[] }) {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t(title)} lead={t('later.lead')} />
      <section className="card">
        <h2 style={{ marginTop: 0 }}>{t('later.will')}</h2>
        <ul>{will.map((key) => <li key={key}>{t(key)}</li>)}</ul>
        <h2>{t('later.now')}</h2>
        <ul>{links.map((link) => <li key={link.to}><Link to={link.to}>{t(link.text)}</Link></li>)}</ul>
      </section>
    </>
  );
}

export const TwinningLater = () => (
  <Later
    title="nav.twinning"
    will={['later.twinning.1', 'later.twinning.2', 'later.twinning.3']}
    links={[{ to: '/danh-muc', text: 'later.link.units' }, { to: '/dong-gop', text: 'later.link.donations' }]}
  />
);
