import { Select } from 'antd';
import { useState } from 'react';
import { rememberMapping } from '../../api/collecting';
import type { ColumnMapping, StatementPreview } from '../../api/collecting-shapes';
import { Figure } from '../../components/Figure';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { formatVnd, formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';

const count = (value: number) => value.toLocaleString('vi-VN');

/** What a file holds and what booking it would do. */
export function PreviewView({ preview, campaignId }: { preview: StatementPreview; campaignId: string }) {
  const { t } = useTexts();
  const money = (value: number | null) => (value === null ? t('import.unknown') : formatVndUnit(value));
  return (
    <>
      <h2>{t('import.preview')} <State kind={preview.differenceVnd === 0 && !preview.objection ? 'good' : 'bad'} text={t(preview.differenceVnd === 0 && !preview.objection ? 'import.ties' : 'import.tiesNot', { amount: formatVndUnit(preview.differenceVnd) })} /></h2>
      <p className="soft">{t('import.days', { from: formatDay(preview.fromDay), to: formatDay(preview.toDay), layout: preview.layout })}</p>
      <div className="figures">
        <Figure label={t('statement.opening')}>{money(preview.openingVnd)}</Figure>
        <Figure label={t('import.credits')}>{formatVndUnit(preview.sumVnd)}</Figure>
        <Figure label={t('import.debits')}>{formatVndUnit(preview.debitsVnd)}</Figure>
        <Figure label={t('statement.closing')}>{money(preview.closingVnd)}</Figure>
        <Figure label={t('statement.entries')}>{count(preview.entryCount)}</Figure>
        <Figure label={t('import.new')}>{count(preview.added)} · {formatVndUnit(preview.addedSumVnd)}</Figure>
        <Figure label={t('import.duplicates')}>{count(preview.alreadyThere)}</Figure>
        <Figure label={t('import.quarantined')}>{count(preview.quarantined.length)}</Figure>
        <Figure label={t('import.recovered')}>{count(preview.recovered.length)}</Figure>
      </div>
      <h3>{t('import.effects')}</h3>
      {preview.effects.length === 0 ? <p className="soft">{t('import.effects.none')}</p> : (
        <table className="plain-table" data-effects>
          <thead><tr><th>{t('campaign.title')}</th><th className="right">{t('import.effect.count')}</th><th className="right">{t('import.effect.sum')}</th></tr></thead>
          <tbody>
            {preview.effects.map((effect) => (
              <tr key={effect.campaignId + effect.why}><td>{effect.title}<div className="small soft">{t(`import.why.${effect.why}` as TextKey)}</div></td><td className="right num">{count(effect.count)}</td><td className="right num">+ {formatVnd(effect.sumVnd)} đ</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.quarantined.length > 0 && <Lines title={t('import.quarantined')} lines={preview.quarantined.map((line) => [line.line, line.reason])} />}
      {preview.recovered.length > 0 && <Lines title={t('import.recovered')} lines={preview.recovered.map((line) => [line.line, `${formatVndUnit(line.amountVnd)}: ${line.reason}`])} />}
      {preview.mapping && <Mapping mapping={preview.mapping} campaignId={campaignId} />}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: [number, string][] }) {
  const { t } = useTexts();
  return (
    <details>
      <summary>{title}: {count(lines.length)}</summary>
      <ul>{lines.slice(0, 200).map(([line, words]) => <li key={line}>{t('statement.line')} <span className="num">{line}</span>: {words}</li>)}</ul>
    </details>
  );
}

/** How the columns are understood. What a person says is remembered for the account and used with the next file. */
function Mapping({ mapping, campaignId }: { mapping: ColumnMapping; campaignId: string }) {
  const { t } = useTexts();
  const [columns, setColumns] = useState(mapping.columns);
  const { busy, problem, step } = useStep();
  const roles = ['ignored', 'day', 'time', 'other_day', 'memo', 'party', 'debit', 'credit', 'amount', 'side', 'balance', 'reference', 'currency'] as const;
  const change = (i: number, role: ColumnMapping['columns'][number]) => {
    const next = columns.map((one, at) => (at === i ? role : one));
    setColumns(next);
    void step(() => rememberMapping(campaignId, { ...mapping, columns: next }));
  };
  return (
    <details>
      <summary>{t('import.mapping', { layout: mapping.layout })}</summary>
      <p className="soft small">{t('import.mapping.text')}</p>
      {problem && <ProblemAlert problem={problem} />}
      <dl className="facts">
        {columns.map((role, i) => (
          <div key={i} style={{ display: 'contents' }}>
            <dt>{mapping.headings[i] || t('import.columnNumber', { n: i + 1 })}</dt>
            <dd><Select size="small" disabled={busy} style={{ minWidth: 180 }} value={role} onChange={(next) => change(i, next)} aria-label={mapping.headings[i] || t('import.columnNumber', { n: i + 1 })}
              options={roles.map((one) => ({ value: one, label: t(`import.role.${one}` as TextKey) }))} /></dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
