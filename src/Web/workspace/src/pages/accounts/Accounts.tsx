import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { listAccounts, setDisabled } from '../../api/gateway';
import { asProblem, type Problem } from '../../api/problem';
import type { Account } from '../../api/shapes';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { formatTime } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { NewAccount } from './NewAccount';
import { NewPassword } from './NewPassword';

type Open = { what: 'account' } | { what: 'password'; account: Account } | null;

/** Who may sign in, as what, for which unit. */
export function Accounts() {
  const { t } = useTexts();
  const me = useAccount();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: listAccounts, enabled: hasRole(me, 'administrator') });
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!hasRole(me, 'administrator')) {
    return <ProblemAlert problem={{ status: 403, code: 'forbidden', title: t('accounts.forbidden') }} />;
  }
  const done = async (text: string) => {
    setOpen(null);
    setProblem(null);
    void message.success(text);
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const change = async (account: Account) => {
    const agreed = account.disabled || await modal.confirm({ title: t('accounts.disable.ask', { name: account.displayName }), content: t('accounts.disable.text'), okText: t('accounts.disable') });
    if (agreed) {
      try {
        await setDisabled(account.accountId, !account.disabled);
        await done(t('accounts.saved'));
      } catch (thrown) {
        setProblem(asProblem(thrown));
      }
    }
  };
  return (
    <>
      <PageHead title={t('nav.accounts')} lead={t('accounts.lead')} actions={<Button type="primary" onClick={() => setOpen({ what: 'account' })}>{t('accounts.new')}</Button>} />
      {problem && <ProblemAlert problem={problem} />}
      {open?.what === 'account' && <NewAccount done={() => void done(t('accounts.saved'))} cancel={() => setOpen(null)} />}
      {open?.what === 'password' && <NewPassword account={open.account} done={() => void done(t('accounts.password.saved'))} cancel={() => setOpen(null)} />}
      <Loaded query={accounts}>
        {(list) => (
          <div className="table-scroll">
            <Table<Account> rowKey="accountId" size="middle" dataSource={list} pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ x: 1000 }}
              columns={[
                { title: t('accounts.name'), width: 220, render: (_, one) => <>{one.displayName}<div className="small soft">{one.userName}</div></> },
                { title: t('accounts.roles'), width: 220, render: (_, one) => one.roles.map((role) => t(`role.${role}` as TextKey)).join(', ') },
                { title: t('accounts.unit'), width: 220, render: (_, one) => one.unitName ?? t('accounts.unit.none') },
                { title: t('accounts.lastSignIn'), width: 150, render: (_, one) => <span className="num">{formatTime(one.lastSignInAt) || t('accounts.never')}</span> },
                { title: t('accounts.state'), width: 140, render: (_, one) => <State kind={one.disabled ? 'off' : 'good'} text={t(one.disabled ? 'accounts.disabled' : 'accounts.active')} /> },
                { title: '', width: 320, render: (_, one) => (
                  <div className="bar" style={{ marginBottom: 0 }}>
                    <Button size="small" onClick={() => setOpen({ what: 'password', account: one })}>{t('accounts.password')}</Button>
                    {one.accountId !== me.accountId && <Button size="small" onClick={() => void change(one)}>{t(one.disabled ? 'accounts.enable' : 'accounts.disable')}</Button>}
                  </div>
                ) },
              ]} />
          </div>
        )}
      </Loaded>
    </>
  );
}
