import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ActPreview } from '../../../api/shapes';
import { readUnit } from '../../../api/units';
import { DataList } from '../../../components/list/DataList';
import { Figure } from '../../../components/Figure';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useTexts, type TextKey } from '../../../i18n';
import type { Step } from './useStep';

const mostNamed = 20;
const outcomes: Record<string, StateKind> = { ends: 'bad', begins: 'good', changes: 'wait', moves: 'wait', lies: 'wait', follows: 'off' };

/** The end of every form of a step: a look at what follows, then the step itself. */
export function StepEnd({ step, cancel }: { step: Step; cancel: () => void }) {
  const { t } = useTexts();
  const place = useRef<HTMLElement>(null);
  const preview = step.seen?.preview;
  useEffect(() => { if (preview) { place.current?.focus(); } }, [preview]);
  return (
    <>
      {step.problem && <Refused step={step} />}
      {!preview && <div className="bar"><Button type="primary" htmlType="submit" loading={step.busy}>{t('acts.look')}</Button><Button onClick={cancel}>{t('form.cancel')}</Button></div>}
      {preview && (
        <section ref={place} tabIndex={-1} className="act-preview" aria-label={t('acts.preview')}>
          <h2>{t('acts.preview')}</h2>
          <p className="soft">{t('acts.preview.text')}</p>
          <Preview preview={preview} />
          <div className="bar">
            <Button type="primary" loading={step.busy} onClick={() => void step.take()}>{t('acts.take')}</Button>
            <Button onClick={step.changed}>{t('acts.again')}</Button>
          </div>
        </section>
      )}
    </>
  );
}

function Preview({ preview }: { preview: ActPreview }) {
  const { t } = useTexts();
  const counts = (['ends', 'begins', 'changes', 'moves', 'follows'] as const).filter((name) => preview[name] > 0);
  const all = counts.reduce((sum, name) => sum + preview[name], 0);
  return (
    <>
      <div className="figures">{counts.map((name) => <Figure key={name} label={t(`acts.outcome.${name}` as TextKey)}>{preview[name].toLocaleString('vi-VN')}</Figure>)}</div>
      {all > preview.units.length && <p className="soft small">{t('acts.preview.cut', { n: preview.units.length, all: all.toLocaleString('vi-VN') })}</p>}
      <DataList rowKey={(one) => one.unitId} rows={preview.units} columns={[
        { title: t('units.name'), width: 220, always: true, render: (one) => one.fullName },
        { title: t('acts.outcome'), width: 140, render: (one) => <State kind={outcomes[one.outcome] ?? 'off'} text={t(`acts.outcome.${one.outcome}` as TextKey)} /> },
        { title: t('acts.beforeAfter'), width: 240, render: (one) => (one.before || one.after ? <>{one.before ?? '–'} → {one.after ?? '–'}</> : '–') },
      ]} />
    </>
  );
}

/** A refusal, with the units that stand in the way by their names. */
function Refused({ step }: { step: Step }) {
  const { t } = useTexts();
  const ids = Array.isArray(step.problem!.more?.units) ? (step.problem!.more.units as string[]) : [];
  const named = useQueries({ queries: ids.slice(0, mostNamed).map((id) => ({ queryKey: ['unit', id, undefined], queryFn: () => readUnit(id), retry: false })) });
  return (
    <>
      <ProblemAlert problem={step.problem!} />
      {ids.length > 0 && (
        <ul className="plain" aria-label={t('acts.inTheWay')}>
          {named.map((one, i) => <li key={ids[i]}><Link to={`/danh-muc/${ids[i]}`}>{one.data?.fullName ?? ids[i]}</Link></li>)}
          {ids.length > mostNamed && <li className="soft small">{t('acts.more', { n: ids.length - mostNamed })}</li>}
        </ul>
      )}
    </>
  );
}
