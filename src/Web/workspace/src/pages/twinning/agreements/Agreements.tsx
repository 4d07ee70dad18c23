import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select, Tabs } from 'antd';
import { Link } from 'react-router';
import { agreementStates, listAgreements } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { useAddress } from '../../../components/useAddress';
import { formatLastDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { AgreementStateTag } from './AgreementStateTag';
import { Notices } from './Notices';

/** Agreements of one's unit and those below it; what runs out soonest comes first. */
export function Agreements() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, change } = useAddress();
  return (
    <>
      <PageHead title={t('twinning.agreements')} lead={t('twinning.agreements.lead')}
        actions={hasRole(me, 'school_officer', 'programme_officer', 'unit_officer') && <Link to="/ket-nghia/thoa-thuan/moi"><Button type="primary">{t('propose.title')}</Button></Link>} />
      <Tabs activeKey={value('muc') === 'nhac' ? 'nhac' : 'danh-sach'} destroyOnHidden onChange={(key) => change({ muc: key === 'nhac' ? key : '' })}
        items={[{ key: 'danh-sach', label: t('agreement.list'), children: <AgreementList /> }, { key: 'nhac', label: t('agreement.notices'), children: <Notices /> }]} />
    </>
  );
}

function AgreementList() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const state = value('tinh-trang') || undefined;
  const mine = value('cho-toi') === '1';
  const agreements = useQuery({ queryKey: ['agreements', state, mine, page], queryFn: () => listAgreements({ state, myTurn: mine ? 'true' : undefined, page }) });
  return (
    <>
      <div className="bar">
        <Checkbox checked={mine} onChange={(event) => change({ 'cho-toi': event.target.checked ? 1 : undefined })}>{t('agreement.mine')}</Checkbox>
        <Select aria-label={t('agreement.state')} allowClear placeholder={t('agreement.state')} style={{ minWidth: 180 }} value={state} onChange={(next?: string) => change({ 'tinh-trang': next })}
          options={agreementStates.map((value) => ({ value, label: t(`agreement.state.${value}` as TextKey) }))} />
      </div>
      <Loaded query={agreements}>
        {(list) => list.total === 0 ? <EmptyState title={t('agreement.empty')} text={t('agreement.empty.text')} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((row) => (
                <li key={row.agreementId}>
                  <div className="head"><Link to={`/ket-nghia/thoa-thuan/${row.agreementId}`}>{row.supporterNow} – {row.seekerNow}</Link></div>
                  <AgreementStateTag state={row.state} /> {t('agreement.years', { from: row.fromYear, to: row.throughYear + 1 })}
                  {row.dueAt && <> · {t('agreement.due', { day: formatLastDay(row.dueAt) })}</>}
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}
