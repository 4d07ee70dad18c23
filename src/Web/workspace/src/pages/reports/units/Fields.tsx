import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Answers, Fault, FormField, FormTable, FormView, Row, UnitReport } from '../../../api/unit-reports';
import { DayInput } from '../../../components/DayInput';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { FigureRows } from './FigureRows';
import { PartsOfTotal } from './PartsOfTotal';

interface Parts { form: FormView; report: UnitReport; answers: Answers; change?: (answers: Answers) => void; faults: Fault[]; isTotal: boolean; before?: Record<string, string | null> }

const numbers = new Set(['count', 'number', 'money_vnd', 'percent']);

/** A form's sections with their fields and tables; what is worked out or comes from figures says so, and a figure leads to its rows. */
export function Fields({ form, report, answers, change, faults, isTotal, before }: Parts) {
  const [figure, setFigure] = useState<FormField | null>(null);
  const [total, setTotal] = useState<FormField | null>(null);
  const { t } = useTexts();
  const faultOf = (place: string) => faults.find((fault) => fault.place === place)?.message;
  const set = (key: string, value: string | null) => change?.({ ...answers, values: { ...answers.values, [key]: value } });
  return (
    <>
      {form.content.sections.map((section) => (
        <fieldset key={section.title} className="report-section">
          <legend>{section.title}</legend>
          {section.fields.map((field) => (
            <div key={field.key} className="report-field">
              <label htmlFor={`field-${field.key}`}>{field.label}{field.unit && ` (${field.unit})`}{field.isRequired && <span aria-hidden className="must"> *</span>}</label>
              <Value id={`field-${field.key}`} field={field} value={answers.values[field.key] ?? null} set={change && !field.formula ? (value) => set(field.key, value) : undefined} />
              {numbers.has(field.kind) && before?.[field.key] != null && <Before was={before[field.key]!} now={answers.values[field.key] ?? null} />}
              {field.source && <Button type="link" size="small" onClick={() => setFigure(field)}>{t('report.source')}</Button>}
              {isTotal && <Button type="link" size="small" onClick={() => setTotal(field)}>{t('report.parts')}</Button>}
              {field.formula && <span className="small soft">{t('report.formula')}</span>}
              {faultOf(field.key) && <span className="small report-fault">{faultOf(field.key)}</span>}
            </div>
          ))}
          {section.tables.map((table) => (
            <Cells key={table.key} table={table} rows={answers.tables[table.key] ?? []} faultOf={faultOf}
              change={change && ((rows) => change({ ...answers, tables: { ...answers.tables, [table.key]: rows } }))} />
          ))}
        </fieldset>
      ))}
      {total && <PartsOfTotal field={total} report={report} leave={() => setTotal(null)} />}
      {figure && <FigureRows field={figure} report={report} leave={() => setFigure(null)} />}
    </>
  );
}

// Beside the number: what it was a year before, and by how much it differs.
function Before({ was, now }: { was: string; now: string | null }) {
  const { t } = useTexts();
  const difference = now === null || now === '' ? NaN : Number(now) - Number(was);
  const shown = Number.isNaN(difference) ? '' : ` ${t('before.difference', { difference: `${difference > 0 ? '+' : ''}${formatNumber(Math.round(difference * 100) / 100)}` })}`;
  return <span className="small soft num">{t('before.value', { value: formatNumber(Number(was)) })}{shown}</span>;
}

function Value({ id, field, value, set, label }: { id: string; field: FormField; value: string | null; set?: (value: string | null) => void; label?: string }) {
  if (!set) {
    return <output id={id} className={numbers.has(field.kind) ? 'num words' : 'words'}>{value === null ? '–' : field.kind === 'day' ? formatDay(value) : numbers.has(field.kind) ? formatNumber(Number(value)) : value}</output>;
  }
  if (field.kind === 'day') {
    return <DayInput id={id} label={label ?? field.label} value={value ?? undefined} onChange={(day) => set(day ?? null)} />;
  }
  if (field.kind === 'long_text') {
    return <Input.TextArea id={id} rows={3} maxLength={20_000} value={value ?? ''} aria-label={label} onChange={(event) => set(event.target.value || null)} />;
  }
  // A decimal comma is what people here type.
  return <Input id={id} autoComplete="off" inputMode={numbers.has(field.kind) ? 'decimal' : undefined} maxLength={500} value={value ?? ''} aria-label={label}
    onChange={(event) => set((numbers.has(field.kind) ? event.target.value.replace(',', '.') : event.target.value) || null)} />;
}

function Cells({ table, rows, change, faultOf }: { table: FormTable; rows: Row[]; change?: (rows: Row[]) => void; faultOf: (place: string) => string | undefined }) {
  const { t } = useTexts();
  const shown: Row[] = table.rows.length > 0 ? table.rows.map((_, i) => rows[i] ?? {}) : rows;
  const set = (at: number, key: string, value: string | null) => change?.(shown.map((row, i) => (i === at ? { ...row, [key]: value } : row)));
  return (
    <section aria-label={table.title}>
      <h3>{table.title}</h3>
      <ul className="row-cards">
        {shown.map((row, i) => (
          <li key={i}>
            <div className="head">{table.rows[i] ?? t('report.row', { n: i + 1 })}</div>
            {table.columns.map((column) => {
              const [id, fault] = [`cell-${table.key}-${column.key}-${i}`, faultOf(`${table.key}.${column.key}[${i + 1}]`)];
              return (
                <div key={column.key} className="report-field">
                  <label htmlFor={id}>{column.label}{column.unit && ` (${column.unit})`}</label>
                  <Value id={id} field={column} label={`${column.label}, ${table.rows[i] ?? t('report.row', { n: i + 1 })}`} value={row[column.key] ?? null} set={change && !column.formula ? (value) => set(i, column.key, value) : undefined} />
                  {fault && <span className="small report-fault">{fault}</span>}
                </div>
              );
            })}
            {change && table.rows.length === 0 && <Button size="small" onClick={() => change(shown.filter((_, at) => at !== i))}>{t('report.row.remove')}</Button>}
          </li>
        ))}
      </ul>
      {change && table.rows.length === 0 && shown.length < table.mostRows && <Button onClick={() => change([...shown, {}])}>{t('report.row.add')}</Button>}
    </section>
  );
}
