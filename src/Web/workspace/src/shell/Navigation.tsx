import { ApartmentOutlined, AuditOutlined, BarChartOutlined, CheckSquareOutlined, FileTextOutlined, GiftOutlined, SwapOutlined, TeamOutlined, ToolOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Me } from '../api/shapes';
import { useTexts, type TextKey } from '../i18n';
import { hasRole } from './session';

interface Place {
  to: string;
  text: TextKey;
  icon: ReactNode;
}

const places: Place[] = [
  { to: '/', text: 'nav.myWork', icon: <CheckSquareOutlined /> },
  { to: '/ke-hoach', text: 'nav.plans', icon: <FileTextOutlined /> },
  { to: '/ket-nghia', text: 'nav.twinning', icon: <SwapOutlined /> },
  { to: '/dong-gop', text: 'nav.donations', icon: <GiftOutlined /> },
  { to: '/cho-duyet', text: 'nav.approvals', icon: <AuditOutlined /> },
  { to: '/bao-cao', text: 'nav.reports', icon: <BarChartOutlined /> },
  { to: '/danh-muc', text: 'nav.units', icon: <ApartmentOutlined /> },
  { to: '/van-hanh', text: 'nav.operations', icon: <ToolOutlined /> },
];

/** Where one can go, named by what people do there. */
export function Navigation({ me }: { me: Me }) {
  const { t } = useTexts();
  const shown = hasRole(me, 'administrator') ? [...places, { to: '/tai-khoan', text: 'nav.accounts', icon: <TeamOutlined /> } as Place] : places;
  return (
    <nav aria-label={t('shell.menu')}>
      <ul className="nav">
        {shown.map((place) => (
          <li key={place.to}>
            <NavLink to={place.to} end={place.to === '/'}>
              {place.icon}<span>{t(place.text)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
