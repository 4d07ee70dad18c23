import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { asProblem } from '../../api/problem';
import type { LearnedAlias } from '../../api/shapes';
import { learnedAliases, revokeAlias } from '../../api/units';
import { EmptyState } from '../../components/EmptyState';
import { DataTable } from '../../components/list/DataTable';
import { Loaded } from '../../components/Loaded';
import { useAddress } from '../../components/useAddress';
import { formatTime } from '../../format/dates';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

/** Names of documents that people have settled: what each means, who said so, and the way to take it back. */
export function Aliases() {
  const { t } = useTexts();
  const me = useAccount();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { page } = useAddress();
  const list = useQuery({ queryKey: ['aliases', page], queryFn: () => learnedAliases(undefined, page), placeholderData: keepPreviousData });
  const revoke = async (one: LearnedAlias) => {
    try {
      await revokeAlias(one.aliasId);
      await queries.invalidateQueries({ queryKey: ['aliases'] });
    } catch (thrown) {
      void message.error(asProblem(thrown).title || t('problem.failed'));
    }
  };
  const mayRevoke = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  return (
    <Loaded query={list}>
      {(found) => found.total === 0 ? <EmptyState title={t('aliases.none')} text={t('aliases.none.text')} action={<Link to="/ke-hoach?muc=van-ban"><Button>{t('plans.tab.drafts')}</Button></Link>} /> : (
        <DataTable<LearnedAlias> name="ten-goi" rowKey={(one) => one.aliasId} list={found} asked={[]} loading={list.isPlaceholderData} read={(next, pageSize) => learnedAliases(undefined, next, pageSize)}
          columns={[
            { key: 'viet', always: true, title: t('aliases.written'), width: 260, plain: (one) => one.written, render: (one) => <strong>{one.written}</strong> },
            { key: 'nghia', title: t('aliases.means'), width: 280, plain: (one) => one.unitName ?? one.groupKey, render: (one) => (one.unitId ? <Link to={`/danh-muc/${one.unitId}`}>{one.unitName}</Link> : <span className="mono">{one.groupKey}</span>) },
            { key: 'ai', title: t('aliases.by'), width: 220, plain: (one) => one.confirmedBy, render: (one) => <>{one.confirmedBy}<div className="small soft num">{formatTime(one.confirmedAt)}</div></> },
            { key: 'bo', title: t('aliases.revoke'), width: 120, render: (one) => mayRevoke && <Popconfirm title={t('aliases.revoke.ask', { name: one.written })} description={t('aliases.revoke.text')} okText={t('aliases.revoke')} cancelText={t('form.back')} onConfirm={() => void revoke(one)}><Button size="small">{t('aliases.revoke')}</Button></Popconfirm> },
          ]} />
      )}
    </Loaded>
  );
}
