import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listNeeds, needSheet, withdrawNeed, type Need } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** The needs of one's own unit and those below it. */
export function Needs() {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const needs = useQuery({ queryKey: ['needs', page], queryFn: () => listNeeds({ page }) });
  const may = hasRole(me, 'administrator', 'programme_officer', 'unit_officer', 'school_officer');
  const declare = may && <Link to="/ket-nghia/nhu-cau/moi"><Button type="primary">{t('need.declare')}</Button></Link>;
  return (
    <>
      <PageHead title={t('twinning.needs')} lead={t('twinning.needs.lead')} actions={<>{declare} <a href={needSheet}><Button>{t('need.export')}</Button></a></>} />
      <Loaded query={needs}>
        {(list) => list.total === 0 ? <EmptyState title={t('need.empty')} text={t('need.empty.text')} action={declare} /> : (
          <>
            <ul className="row-cards">{list.items.map((need) => <OneNeed key={need.needId} need={need} may={may} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={setPage} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneNeed({ need, may }: { need: Need; may: boolean }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('needs');
  const [asked, setAsked] = useState(false);
  const said = need.need;
  return (
    <li>
      <div className="head">{need.themeName} · {t(`need.urgency.${said.urgency}` as TextKey)}</div>
      <div>{need.schoolName} · {t('twinning.year', { from: said.schoolYear, to: said.schoolYear + 1 })}</div>
      <div><span className="num">{said.quantity.toLocaleString('vi-VN')}</span> {t(`twinning.measure.${said.measure}` as TextKey)} · {t(`twinning.mode.${said.mode}` as TextKey)}</div>
      <p>{said.text}</p>
      {said.brings && <p>{t('need.brings')}: {said.brings}</p>}
      <State kind={need.state === 'open' ? 'wait' : 'off'} text={t(`need.state.${need.state}` as TextKey)} /> <span className="small soft">{formatDay(need.changedAt.slice(0, 10))}</span>
      {problem && <ProblemAlert problem={problem} />}
      {may && need.state === 'open' && !asked && <div className="bar"><Button onClick={() => setAsked(true)}>{t('need.withdraw')}</Button></div>}
      {asked && (
        <Form layout="vertical" onFinish={async ({ reason }: { reason: string }) => { if (await step(() => withdrawNeed(need.needId, need.version, reason))) { setAsked(false); } }}>
          <Form.Item name="reason" label={t('twinning.reason')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={500} autoFocus /></Form.Item>
          <div className="bar"><Button htmlType="submit" danger loading={busy}>{t('need.withdraw')}</Button><Button onClick={() => setAsked(false)}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </li>
  );
}
