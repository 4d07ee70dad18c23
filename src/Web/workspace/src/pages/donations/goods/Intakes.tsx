import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { countGoods, intakeDocument, listIntakes, refuseGoods, type GoodsIntake } from '../../../api/goods';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { formatTime } from '../../../format/dates';
import { formatVndUnit } from '../../../format/money';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { CountForm } from './CountForm';
import { useGoodsStep } from './useGoodsStep';

const kinds: Record<GoodsIntake['state'], StateKind> = { declared: 'wait', counted: 'good', refused: 'off' };

/** Goods that were written down, and the place where another person counts them. */
export function Intakes({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<GoodsIntake | null>(null);
  const intakes = useQuery({ queryKey: ['goods-intakes', campaignId, page], queryFn: () => listIntakes(campaignId, page) });
  const handling = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  return (
    <>
      <Loaded query={intakes}>
        {(list) => list.total === 0 ? <p className="soft">{t('goods.intakes.empty')}</p> : (
          <div className="table-scroll">
            <Table<GoodsIntake> rowKey="intakeId" size="middle" dataSource={list.items} scroll={{ x: 900 }}
              columns={[
                { title: t('goods.from'), key: 'from', width: 220, render: (_, one) => <>{one.origin === 'purchase' ? one.supplier : one.donorName || t('gift.donor.none')}<div className="small soft">{t(`goods.origin.${one.origin}` as TextKey)}{one.costVnd ? ` · ${formatVndUnit(Number(one.costVnd))}` : ''}{Number(one.paidVnd) > 0 && ` · ${t('payment.paid', { amount: formatVndUnit(Number(one.paidVnd)) })}`}</div></> },
                { title: t('goods.lines'), key: 'lines', width: 280, render: (_, one) => one.lines!.map((line) => `${line.name}: ${formatNumber(Number(line.counted ?? line.declared))} ${line.unitName}`).join('; ') },
                { title: t('shipment.state'), key: 'state', width: 140, render: (_, one) => <State kind={kinds[one.state]} text={t(`goods.intake.${one.state}` as TextKey)} /> },
                { title: t('shipment.when'), key: 'when', width: 140, render: (_, one) => <span className="num">{formatTime(one.decidedAt ?? one.declaredAt)}</span> },
                { title: '', key: 'action', width: 160, render: (_, one) => one.state === 'declared' && handling
                  ? <Button onClick={() => setOpen(one)}>{t('goods.count.open')}</Button>
                  : one.documentNumber && <a href={intakeDocument(one.intakeId)}>{t('shipment.minutes', { number: one.documentNumber })}</a> },
              ]}
              pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true, onChange: setPage }} />
          </div>
        )}
      </Loaded>
      <Modal open={open !== null} title={t('goods.count')} footer={null} onCancel={() => setOpen(null)} destroyOnHidden>
        {open && <CountIntake intake={open} done={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

function CountIntake({ intake, done }: { intake: GoodsIntake; done: () => void }) {
  const { t } = useTexts();
  const { step, problem, busy } = useGoodsStep();
  const [reason, setReason] = useState('');
  const decide = async (action: () => Promise<unknown>) => {
    if (await step(action)) {
      done();
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <CountForm busy={busy} action={t('goods.count.save')} send={(counts, { note, place }) => void decide(() => countGoods(intake.intakeId, { counts, place, note }))}
        lines={intake.lines!.map((line) => ({ itemCode: line.itemCode, name: line.name, unitName: line.unitName, said: Number(line.declared) }))} />
      <div className="bar">
        <label>{t('goods.refuse.reason')} <Input value={reason} onChange={(e) => setReason(e.target.value)} maxLength={500} /></label>
        <Button danger loading={busy} disabled={!reason.trim()} onClick={() => void decide(() => refuseGoods(intake.intakeId, reason.trim()))}>{t('goods.refuse')}</Button>
      </div>
    </>
  );
}
