import { Link } from 'react-router';
import { PageHead } from '../../components/PageHead';
import { useTexts, type TextKey } from '../../i18n';

const places: { to: string; title: TextKey; text: TextKey }[] = [
  { to: '/ket-nghia/nhu-cau', title: 'twinning.needs', text: 'twinning.needs.lead' },
  { to: '/ket-nghia/kha-nang', title: 'twinning.offers', text: 'twinning.offers.lead' },
  { to: '/ket-nghia/cung-cau', title: 'twinning.market', text: 'twinning.market.lead' },
  { to: '/ket-nghia/ghep-cap', title: 'matching.title', text: 'matching.lead' },
  { to: '/ket-nghia/thoa-thuan', title: 'twinning.agreements', text: 'twinning.agreements.lead' },
  { to: '/ket-nghia/cap-truong', title: 'pairs.title', text: 'pairs.lead' },
  { to: '/ket-nghia/can-quan-tam', title: 'health.board', text: 'health.board.lead' },
  { to: '/ket-nghia/danh-muc', title: 'registers.title', text: 'registers.lead' },
  { to: '/ket-nghia/quy-tac', title: 'pairing.title', text: 'pairing.lead' },
  { to: '/ket-nghia/so-lieu-nam', title: 'years.title', text: 'years.lead' },
];

/** The places of twinning, each with what one does there. */
export function Twinning() {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t('nav.twinning')} lead={t('twinning.lead')} />
      <div className="cards">
        {places.map((place) => (
          <section className="card" key={place.to}>
            <h2 style={{ marginTop: 0 }}><Link to={place.to}>{t(place.title)}</Link></h2>
            <p style={{ marginBottom: 0 }}>{t(place.text)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
