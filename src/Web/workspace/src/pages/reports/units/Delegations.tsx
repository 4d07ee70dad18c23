import './unit-reports.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listRegimes } from '../../../api/regimes';
import { capacities, colleagues, delegations, giveDelegation, withdrawDelegation, type Delegation, type NewDelegation } from '../../../api/unit-reports';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatDay, formatTime } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';

const shapes: Record<Delegation['state'], StateKind> = { waiting: 'wait', valid: 'good', over: 'off', withdrawn: 'bad' };

/** Who may sign in the head's name, and until when; given and withdrawn here. */
export function Delegations() {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const { busy, problem, step } = useStep('delegations', 'own-delegations');
  const list = useQuery({ queryKey: ['delegations', page], queryFn: () => delegations(page), placeholderData: keepPreviousData });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/gui-den">{t('received.title')}</Link></nav>
      <PageHead title={t('delegation.title')} lead={t('delegation.lead')} />
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={list}>
        {(rows) => rows.total === 0 ? <EmptyState title={t('delegation.none')} text={t('delegation.none.text')} /> : (
          <>
            <ul className="row-cards">
              {rows.items.map((one) => (
                <li key={one.delegationId} data-delegation={one.state}>
                  <div className="head">{one.capacity}. {one.headPosition} / {one.toPosition} – {one.toName}</div>
                  <div className="small">{t('delegation.by', { from: formatDay(one.fromDay), until: formatDay(one.toDay), name: one.givenByName })}</div>
                  <div className="small soft">{one.regimeName ?? t('delegation.regime.all')}</div>
                  <div className="bar-line">
                    <State kind={shapes[one.state]} text={t(`delegation.state.${one.state}` as TextKey)} />
                    {one.withdrawnAt && <span className="small">{t('delegation.withdrawn.by', { name: one.withdrawnName ?? '', time: formatTime(one.withdrawnAt) })}</span>}
                    {(one.state === 'valid' || one.state === 'waiting') && (
                      <Popconfirm title={t('delegation.withdraw.ask')} okText={t('delegation.withdraw')} cancelText={t('form.back')} onConfirm={() => void step(() => withdrawDelegation(one.delegationId))}><Button size="small" disabled={busy}>{t('delegation.withdraw')}</Button></Popconfirm>
                    )}
                  </div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
      <Give />
    </>
  );
}

type Values = Omit<NewDelegation, 'delegationId' | 'toName'>;

function Give() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [id, setId] = useState(newId);
  const { busy, problem, step } = useStep('delegations', 'own-delegations');
  const people = useQuery({ queryKey: ['colleagues'], queryFn: colleagues });
  const regimes = useQuery({ queryKey: ['regimes', 'active', 1], queryFn: () => listRegimes({ state: 'active', page: 1 }) });
  const give = async (values: Values) => {
    const toName = people.data?.items.find((one) => one.accountId === values.toAccount)?.displayName ?? '';
    if (await step(() => giveDelegation({ ...values, delegationId: id, toName, regimeId: values.regimeId ?? null }))) {
      setId(newId());
      form.resetFields();
      void message.success(t('delegation.given'));
    }
  };
  const must = [{ required: true, message: t('delegation.required') }];
  return (
    <section className="card form delegation-give">
      <h2>{t('delegation.give')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      <Form<Values> form={form} layout="vertical" disabled={busy} initialValues={{ capacity: 'KT' }} onFinish={(values) => void give(values)} className="delegation-form">
        <Form.Item name="capacity" label={t('delegation.capacity')} rules={must}><Select options={capacities.map((one) => ({ value: one, label: t(`delegation.capacity.${one}` as TextKey) }))} /></Form.Item>
        <Form.Item name="headPosition" label={t('delegation.head')} rules={must}><Input maxLength={200} placeholder="GIÁM ĐỐC" /></Form.Item>
        <Form.Item name="toAccount" label={t('delegation.to')} rules={must}><Select showSearch optionFilterProp="label" loading={people.isPending} options={(people.data?.items ?? []).map((one) => ({ value: one.accountId, label: one.displayName }))} /></Form.Item>
        <Form.Item name="toPosition" label={t('delegation.position')} rules={must}><Input maxLength={200} placeholder="PHÓ GIÁM ĐỐC" /></Form.Item>
        <Form.Item name="fromDay" label={t('delegation.from')} rules={must}><DayInput label={t('delegation.from')} /></Form.Item>
        <Form.Item name="toDay" label={t('delegation.until')} rules={must}><DayInput label={t('delegation.until')} /></Form.Item>
        <Form.Item name="regimeId" label={t('delegation.regime')}><Select allowClear placeholder={t('delegation.regime.all')} options={(regimes.data?.items ?? []).map((one) => ({ value: one.regimeId, label: one.content.name }))} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>{t('delegation.give')}</Button>
      </Form>
    </section>
  );
}
