import { Alert, Button, Drawer, Skeleton } from 'antd';
import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Suspense, useEffect, useState } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { whenSignedOut } from '../api/client';
import { asProblem } from '../api/problem';
import type { Me } from '../api/shapes';
import { ProblemAlert } from '../components/ProblemAlert';
import { useTexts, type TextKey } from '../i18n';
import { LanguageSwitch } from './LanguageSwitch';
import { Navigation } from './Navigation';
import { useMe, useSessionActions } from './session';
import { TopSearch } from './TopSearch';

/** The frame around every page: who one is, where one can go, one search field. */
export function Shell() {
  const me = useMe();
  const { forget } = useSessionActions();
  const location = useLocation();
  const { t } = useTexts();

  useEffect(() => whenSignedOut(forget));

  if (me.isPending) {
    return <main className="main"><Skeleton active aria-label={t('loading')} /></main>;
  }
  if (me.isError) {
    return <main className="main"><ProblemAlert problem={asProblem(me.error)} retry={() => void me.refetch()} /></main>;
  }
  if (!me.data) {
    return <Navigate to={`/dang-nhap?tiep=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  return <Frame me={me.data} />;
}

function Frame({ me }: { me: Me }) {
  const { t } = useTexts();
  const [menuOpen, setMenuOpen] = useState(false);
  const location = useLocation();
  useEffect(() => setMenuOpen(false), [location.pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">{t('shell.skip')}</a>
      {me.demo ? <div className="demo-ribbon" role="note">{t('shell.demo')}</div> : <span />}
      <header className="top">
        <Button className="menu-button" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={() => setMenuOpen(true)} />
        <Link className="brand" to="/">EduCoop</Link>
        <div className="find"><TopSearch /></div>
        <Who me={me} />
      </header>
      <aside className="side"><Navigation me={me} /></aside>
      <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" size={280} title="EduCoop">
        <Navigation me={me} />
      </Drawer>
      <main className="main" id="main" tabIndex={-1}>
        <Suspense fallback={<Skeleton active />}><Outlet /></Suspense>
      </main>
    </div>
  );
}

function Who({ me }: { me: Me }) {
  const { t } = useTexts();
  const { signOut } = useSessionActions();
  const [failed, setFailed] = useState(false);
  return (
    <div className="who">
      <div className="who-text">
        <strong title={me.displayName}>{me.displayName}</strong>
        <span className="soft" title={me.unitName ?? ''}>
          {me.roles.map((role) => t(`role.${role}` as TextKey)).join(', ')}{me.unitName ? ` · ${me.unitName}` : ''}
        </span>
      </div>
      <LanguageSwitch />
      <Button icon={<LogoutOutlined />} aria-label={t('shell.signOut')} title={t('shell.signOut')} onClick={() => void signOut().catch(() => setFailed(true))} />
      {failed && <Alert type="error" title={t('shell.signOut.failed')} closable />}
    </div>
  );
}
