import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { checkAgreement, readAgreement, type AgreementLine } from '../../../api/agreement';
import type { UnitReport } from '../../../api/unit-reports';
import { Loaded } from '../../../components/Loaded';
import { State } from '../../../components/State';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

/** One line that says whether a report's numbers are those of Plans, Twinning and Donations, to the unit and to the đồng; below it where they are not. */
export function Agreement({ report }: { report: UnitReport }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const key = ['report-agreement', report.obligationId, report.version];
  const seen = useQuery({ queryKey: key, queryFn: () => readAgreement(report.obligationId), refetchOnWindowFocus: false });
  const again = useMutation({ mutationFn: () => checkAgreement(report.obligationId), onSuccess: (now) => client.setQueryData(key, now) });
  return (
    <section className="card" style={{ marginTop: 16 }} data-agreement={seen.data ? String(seen.data.agrees) : ''}>
      <h2>{t('agreement.title')}</h2>
      <Loaded query={seen}>
        {(one) => {
          const apart = one.lines.filter((line) => !line.agrees);
          return (
            <>
              <p>
                {one.lines.length === 0 ? t('agreement.none')
                  : <State kind={one.agrees ? 'good' : 'bad'} text={one.agrees ? t('agreement.agrees', { n: one.lines.length, units: formatNumber(one.units) }) : t('agreement.apart', { n: apart.length })} />}
              </p>
              {one.away.length > 0 && <p>{t('agreement.away', { names: one.away.map((owner) => t(`agreement.owner.${owner}`)).join(', ') })}</p>}
              {one.lines.length > 0 && <details open={!one.agrees}><summary>{t('agreement.lines')}</summary><Lines lines={one.lines} /></details>}
              <div className="bar">
                <Button loading={again.isPending} onClick={() => again.mutate()}>{t('agreement.again')}</Button>
                <span className="small soft">{t('agreement.at', { time: formatTime(one.checkedAt) })}</span>
              </div>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Lines({ lines }: { lines: AgreementLine[] }) {
  const { t } = useTexts();
  const shown = (value: number | null) => (value === null ? '–' : formatNumber(value));
  return (
    <ul className="row-cards">
      {lines.map((line) => (
        <li key={line.field} data-line={line.field}>
          <div className="head">{line.label} <State kind={line.agrees ? 'good' : 'bad'} text={t(line.agrees ? 'agreement.line.agrees' : 'agreement.line.apart')} /></div>
          <div className="small">{t('agreement.line', { reported: shown(line.reported), counted: shown(line.counted), owner: t(`agreement.owner.${line.owner}`), own: shown(line.ownersCount) })}</div>
        </li>
      ))}
    </ul>
  );
}
