import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { listDonations } from '../../api/donations';
import type { Campaign, Donation } from '../../api/shapes';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { State } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { formatDay, formatTime } from '../../format/dates';
import { formatVnd } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { NoteCondition } from './NoteCondition';
import { ReverseGift } from './ReverseGift';

/** The gifts of a campaign, newest first as the service answers them. */
export function GiftList({ campaignId, regime }: { campaignId: string; regime: Campaign['regime'] }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const may = hasRole(useAccount(), 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const mayNote = hasRole(useAccount(), 'programme_officer', 'accountant', 'administrator');
  const mayReverse = hasRole(useAccount(), 'accountant');
  const gifts = useQuery({
    queryKey: ['donations', campaignId, page],
    queryFn: () => listDonations(campaignId, page),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={gifts}>
      {(list) => list.total === 0 ? <EmptyState title={t('gifts.empty')} text={t('gifts.empty.text')} /> : (
        <>
          <p className="soft small" role="status">{t('gifts.count', { n: list.total.toLocaleString('vi-VN') })}</p>
          <div className="table-scroll">
            <Table<Donation> rowKey="donationId" size="small" dataSource={list.items} loading={gifts.isPlaceholderData} scroll={{ x: 860 }}
              columns={[
                { title: t('gift.when'), key: 'when', width: 150, render: (_, gift) => <span className="num">{gift.occurredAt ? formatTime(gift.occurredAt) : formatDay(gift.occurredOn)}</span> },
                { title: t('gift.amount'), key: 'amount', width: 150, align: 'right', render: (_, gift) => <span className="num">{formatVnd(gift.amountVnd)}</span> },
                { title: t('gift.donor'), key: 'donor', width: 200, render: (_, gift) => <>{gift.donorName || <span className="soft">{t('gift.donor.none')}</span>}<div className="small soft">{t(`display.${gift.donorDisplay}` as TextKey)}</div></> },
                { title: t('gift.memo'), key: 'memo', width: 280, ellipsis: { showTitle: true }, render: (_, gift) => gift.memo || '–' },
                { title: t('gift.source'), key: 'source', width: 190, render: (_, gift) => (
                  <>
                    {gift.statementId
                      ? <Link to={`/dong-gop/${campaignId}/sao-ke/${gift.statementId}`}>{t('gift.source.line', { n: gift.statementLine ?? '' })}</Link>
                      : t('gift.source.entered', { time: formatTime(gift.recordedAt) })}
                    {gift.reversedBy !== null && <div><State kind="off" text={t('gift.reversed', { n: gift.reversedBy })} /></div>}
                    {gift.conditionState && <div data-gift-condition={gift.conditionState}><Link to={`/dong-gop/ke-hoach/${campaignId}`}><State kind={gift.conditionState === 'open' ? 'wait' : 'good'} text={t(`condition.state.${gift.conditionState}` as TextKey)} /></Link> “{gift.conditionSaid}”</div>}
                    {mayNote && !gift.conditionState && gift.reversedBy === null && <div><NoteCondition gift={gift} regime={regime} /></div>}
                    {mayReverse && !gift.statementId && gift.reversedBy === null && <div><ReverseGift campaignId={campaignId} gift={gift} /></div>}
                    {may && gift.reversedBy === null && <div><Link to={`/dong-gop/${campaignId}/bien-nhan/moi?khoan=${gift.donationId}`}>{t('receipt.make')}</Link></div>}
                    {gift.reference && <div className="mono">{gift.reference}</div>}
                  </>
                ) },
              ]}
              pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }} />
          </div>
        </>
      )}
    </Loaded>
  );
}
