import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import type { Query } from '../../../api/client';
import { readRegister, type RegisterPlace } from '../../../api/registers';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { RegisterList } from './Lists';

/** Border and specially difficult communes: a tile for each, filled as far as its schools are in a pair, and the same as a list below. */
export function Coverage({ asked }: { asked: Query }) {
  const { t } = useTexts();
  const places = useQuery({ queryKey: ['registers', 'tiles', asked], queryFn: () => readRegister<RegisterPlace>('coverage', asked, 1, 200) });
  const provinces = new Map<string, RegisterPlace[]>();
  for (const place of places.data?.items ?? []) {
    provinces.set(place.authorityName, [...(provinces.get(place.authorityName) ?? []), place]);
  }
  return (
    <>
      {[...provinces].map(([province, communes]) => (
        <section key={province}>
          <h2>{province}</h2>
          <p className="small soft">{t('registers.map')}</p>
          <ul className="tiles">
            {communes.map((place) => (
              <li key={place.unitId} style={{ '--part': `${(100 * place.covered) / Math.max(1, place.schools)}%` } as CSSProperties} title={t('registers.tile', { name: place.name, covered: place.covered, schools: place.schools })}>
                <span className="small">{place.name}</span>
                <strong className="num">{place.covered}/{place.schools}</strong>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <RegisterList<RegisterPlace> name="coverage" asked={asked} rowKey={(place) => place.unitId} columns={[
        { key: 'xa', always: true, title: t('registers.ward'), width: 260, plain: (place) => place.name, render: (place) => <>{place.name}<div className="small soft">{place.authorityName}</div></> },
        { key: 'loai', title: t('registers.state'), width: 200, plain: (place) => kind(place), render: (place) => kind(place) },
        { key: 'truong', title: t('registers.schools'), width: 110, right: true, plain: (place) => place.schools, render: (place) => <span className="num">{formatNumber(place.schools)}</span> },
        { key: 'dang-ky', title: t('registers.total.registered'), width: 120, right: true, plain: (place) => place.registered, render: (place) => <span className="num">{formatNumber(place.registered)}</span> },
        { key: 'da', title: t('registers.covered'), width: 130, right: true, plain: (place) => place.covered, render: (place) => <span className="num">{formatNumber(place.covered)}</span> },
        { key: 'chua', title: t('registers.uncovered'), width: 150, right: true, plain: (place) => place.uncovered, render: (place) => <span className="num">{formatNumber(place.uncovered)}</span> },
      ]} />
    </>
  );

  function kind(place: RegisterPlace): string {
    return [place.isBorder && t('registers.border'), place.isSpeciallyDifficult && t('registers.difficult')].filter(Boolean).join(', ');
  }
}
