import { useQuery } from '@tanstack/react-query';
import { Button, Form, Progress } from 'antd';
import { useRef, useState } from 'react';
import { listPledges, pledgeQr, recordPledge, withdrawPledge } from '../../api/collecting';
import type { Pledge } from '../../api/collecting-shapes';
import type { DonorDisplay } from '../../api/shapes';
import { DayInput } from '../../components/DayInput';
import { Loaded } from '../../components/Loaded';
import { MoneyInput } from '../../components/MoneyInput';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State, type StateKind } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { dayInVietnam, formatDay } from '../../format/dates';
import { formatVnd, formatVndUnit } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { DonorFields } from './DonorFields';

interface Typed { donorName: string; donorDisplay: DonorDisplay; instalments: { dueOn: string; amountVnd: number }[] }

const kinds: Record<Pledge['instalments'][number]['state'], StateKind> = { waiting: 'wait', overdue: 'bad', received: 'good' };

/** A promise with its parts and a transfer code. It is no money until it arrives, and stands in no total. */
export function PledgeDesk({ campaignId, open }: { campaignId: string; open: boolean }) {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const pledges = useQuery({ queryKey: ['pledges', campaignId, page], queryFn: () => listPledges(campaignId, page) });
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('pledges');
  const may = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const record = async (typed: Typed) => {
    if (await step(() => recordPledge({ pledgeId: id.current, campaignId, donorName: typed.donorName.trim(), donorDisplay: typed.donorDisplay, instalments: typed.instalments }))) {
      id.current = newId();
      form.resetFields();
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {open && may && (
        <Form<Typed> form={form} className="card form" layout="vertical" onFinish={(typed) => void record(typed)} initialValues={{ donorDisplay: 'named', instalments: [{ dueOn: dayInVietnam(new Date()) }] }} disabled={busy}>
          <DonorFields nameNeeded />
          <h3>{t('pledge.parts')}</h3>
          <Form.List name="instalments">
            {(parts, { add, remove }) => (
              <>
                {parts.map((part) => (
                  <div className="cards" key={part.key}>
                    <Form.Item name={[part.name, 'dueOn']} label={t('pledge.due')} rules={[required]}><DayInput /></Form.Item>
                    <Form.Item name={[part.name, 'amountVnd']} label={t('gift.amount')} rules={[required]}><MoneyInput /></Form.Item>
                    {parts.length > 1 && <Form.Item label=" "><Button onClick={() => remove(part.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
                  </div>
                ))}
                <Form.Item><Button onClick={() => add()} disabled={parts.length >= 60}>{t('pledge.addPart')}</Button></Form.Item>
              </>
            )}
          </Form.List>
          <Button type="primary" htmlType="submit" loading={busy}>{t('pledge.record')}</Button>
          <p className="soft small" style={{ marginTop: 8, marginBottom: 0 }}>{t('pledge.noMoney')}</p>
        </Form>
      )}
      <h2>{t('pledge.list')}</h2>
      <Loaded query={pledges}>
        {(list) => list.total === 0 ? <p className="soft">{t('pledge.empty')}</p> : (
          <>
            <ul className="row-cards">{list.items.map((pledge) => <OnePledge key={pledge.pledgeId} pledge={pledge} may={may} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OnePledge({ pledge, may }: { pledge: Pledge; may: boolean }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  const { busy, problem, step } = useStep('pledges');
  return (
    <li data-pledge>
      <div className="head">{pledge.donorName} · <span className="num">{formatVndUnit(pledge.promisedVnd)}</span> {pledge.withdrawnAt && <State kind="off" text={t('pledge.withdrawn')} />}</div>
      <Progress percent={Math.min(100, Math.floor((100 * pledge.receivedVnd) / pledge.promisedVnd))} size="small" aria-label={t('pledge.received')} />
      <p className="small soft">{t('pledge.received')}: <span className="num">{formatVndUnit(pledge.receivedVnd)}</span> · {t('pledge.code')}: <span className="mono">{pledge.code}</span></p>
      <ul className="plain">{pledge.instalments.map((part) => <li key={part.line}><span className="num">{formatDay(part.dueOn)} · {formatVnd(part.receivedVnd)} / {formatVnd(part.amountVnd)} đ</span> <State kind={kinds[part.state]} text={t(`pledge.state.${part.state}` as TextKey)} /></li>)}</ul>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}>
        {!pledge.withdrawnAt && <Button size="small" onClick={() => setShown(!shown)} aria-expanded={shown}>{t('campaign.plan.qr')}</Button>}
        {!pledge.withdrawnAt && may && <Button size="small" loading={busy} onClick={() => void step(() => withdrawPledge(pledge.pledgeId))}>{t('pledge.withdraw')}</Button>}
      </div>
      {shown && <img className="qr" src={pledgeQr(pledge.pledgeId)} alt={t('qr.alt', { code: pledge.code })} />}
    </li>
  );
}
