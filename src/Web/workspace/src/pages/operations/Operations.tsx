import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { serviceStatus } from '../../api/gateway';
import type { ServiceStatus } from '../../api/shapes';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { State } from '../../components/State';
import { formatTime } from '../../format/dates';
import { useTexts } from '../../i18n';

/** Is everything up, and if not, what. */
export function Operations() {
  const { t } = useTexts();
  const status = useQuery({ queryKey: ['status'], queryFn: serviceStatus, refetchInterval: 10_000, staleTime: 0 });
  const asked = status.dataUpdatedAt ? formatTime(new Date(status.dataUpdatedAt).toISOString()) : '';
  return (
    <>
      <PageHead title={t('nav.operations')} lead={t('operations.lead')} actions={<Button loading={status.isFetching} onClick={() => void status.refetch()}>{t('operations.again')}</Button>} />
      <Loaded query={status}>
        {(list) => {
          const away = list.filter((one) => !one.ready);
          return (
            <>
              <Alert style={{ marginBottom: 16 }} showIcon type={away.length === 0 ? 'success' : 'error'} role="status"
                title={away.length === 0 ? t('operations.allReady') : t('operations.away', { names: away.map((one) => one.service).join(', ') })}
                description={t('operations.askedAt', { time: asked })} />
              <div className="table-scroll">
                <Table<ServiceStatus> rowKey="service" size="middle" dataSource={list} pagination={false} scroll={{ x: 420 }}
                  columns={[
                    { title: t('operations.service'), dataIndex: 'service' },
                    { title: t('operations.state'), render: (_, one) => <State kind={one.ready ? 'good' : 'bad'} text={t(one.ready ? 'operations.ready' : 'operations.notReady')} /> },
                    { title: t('operations.latency'), align: 'right', render: (_, one) => <span className="num">{`${one.latencyMs.toLocaleString('vi-VN')} ms`}</span> },
                  ]} />
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
