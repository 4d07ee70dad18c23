import { Segmented } from 'antd';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '../../../components/EmptyState';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import '../units.css';
import { ChangeForm } from './ChangeForm';
import { CloseForm } from './CloseForm';
import { MergeForm } from './MergeForm';
import { SplitForm } from './SplitForm';

const forms = { doi: ChangeForm, 'sap-nhap': MergeForm, 'chia-tach': SplitForm, 'ket-thuc': CloseForm } as const;
type Kind = keyof typeof forms;

/** A step in the life of units: which kind, what exactly, what would follow, done. */
export function NewAct() {
  const { t } = useTexts();
  const me = useAccount();
  const navigate = useNavigate();
  const { value, change } = useAddress();
  // An officer of a unit cuts the offices of that unit only: rename and close them.
  const kinds: Kind[] = hasRole(me, 'administrator', 'programme_officer') ? ['doi', 'sap-nhap', 'chia-tach', 'ket-thuc'] : hasRole(me, 'unit_officer') ? ['doi', 'ket-thuc'] : [];
  const kind = kinds.find((one) => one === value('kieu')) ?? kinds[0];
  const unitId = value('don-vi') || undefined;
  const Shown = kind ? forms[kind] : null;
  return (
    <>
      <nav className="crumbs"><Link to="/danh-muc">{t('nav.units')}</Link> › <Link to="/danh-muc/thay-doi">{t('acts.title')}</Link></nav>
      <PageHead title={t('acts.new')} lead={t('acts.new.lead')} />
      {Shown
        ? (
          <>
            <div className="bar"><Segmented<Kind> value={kind} onChange={(next) => change({ kieu: next })} aria-label={t('acts.kind')} options={kinds.map((one) => ({ value: one, label: t(`acts.do.${one}` as TextKey) }))} /></div>
            <Shown key={kind} unitId={unitId} cancel={() => void navigate(unitId ? `/danh-muc/${unitId}` : '/danh-muc/thay-doi')} />
          </>
        )
        : <EmptyState title={t('acts.notYours')} text={t('acts.notYours.text')} action={<Link to="/danh-muc/thay-doi">{t('acts.title')}</Link>} />}
    </>
  );
}
