import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PairHealth } from '../../../api/pair-health';
import { HealthBadges } from './HealthBadges';
import { HealthLine } from './HealthLine';

/** Pairs with how each does; what can be done with one stands below it. */
export function PairRows({ pairs, below }: { pairs: PairHealth[]; below?: (pair: PairHealth) => ReactNode }) {
  return (
    <ul className="row-cards">
      {pairs.map((pair) => (
        <li key={pair.agreementId} data-pair={pair.agreementId}>
          <div className="head"><Link to={`/ket-nghia/cap-truong/${pair.agreementId}`}>{pair.supporterName} – {pair.seekerName}</Link></div>
          <HealthBadges states={pair.states} />
          <HealthLine pair={pair} />
          {below?.(pair)}
        </li>
      ))}
    </ul>
  );
}
