import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { reportParts, type FormField, type UnitReport } from '../../../api/unit-reports';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { State } from '../../../components/State';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { receivedShapes } from './Received';

/** From a total to what each unit of the level below reported. */
export function PartsOfTotal({ field, report, leave }: { field: FormField; report: UnitReport; leave: () => void }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const parts = useQuery({ queryKey: ['report-parts', report.obligationId, field.key, page], queryFn: () => reportParts(report.obligationId, field.key, page), placeholderData: keepPreviousData });
  const shown = (value: string) => (field.kind === 'day' ? formatDay(value) : field.kind === 'text' || field.kind === 'long_text' ? value : formatNumber(Number(value)));
  return (
    <Drawer open onClose={leave} title={field.label} size="large">
      <Loaded query={parts}>
        {(list) => (
          <>
            <ul className="row-cards">
              {list.items.map((part) => (
                <li key={part.obligationId} data-part={part.obligationId}>
                  <div className="head">{part.state === 'missing' ? part.unitName : <Link to={`/bao-cao/phai-nop/${part.obligationId}`}>{part.unitName}</Link>}</div>
                  <div className="bar-line"><strong className="words">{part.value === null ? '–' : shown(part.value)}</strong><State kind={receivedShapes[part.state]} text={t(`received.state.${part.state}` as TextKey)} /></div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={setPage} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
