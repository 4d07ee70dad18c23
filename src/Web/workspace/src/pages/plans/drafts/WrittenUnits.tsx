import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { asProblem } from '../../../api/problem';
import type { DraftView, WrittenUnit } from '../../../api/plan-shapes';
import type { ResolvedName } from '../../../api/shapes';
import { resolveNames } from '../../../api/units';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

/** What a person says a name means: a unit, a group by its key, or units chosen one by one. */
export interface ChosenName {
  written: string;
  unitId?: string | null;
  groupKey?: string;
  memberIds?: string[];
}

// Below this a likeness is chance; it is shown only when there is nothing better.
const likely = 0.3;

// From here on a proposal is taken together with the others by one button; a person still sees each of them.
const certain = 0.9;

/** The names as the document writes them, and which unit of the directory each of them means. The directory proposes, a person says. */
export function WrittenUnits({ view, readOnly, busy, save }: { view: DraftView; readOnly?: boolean; busy: boolean; save: (names: ChosenName[], learn: boolean) => void }) {
  const { t } = useTexts();
  const [learn, setLearn] = useState(true);
  const names = view.unresolvedNames;
  const resolved = useQuery({
    queryKey: ['resolve', view.unitId, names],
    queryFn: () => resolveNames(names, view.unitId),
    enabled: !readOnly && names.length > 0,
    placeholderData: (before) => before,
  });
  const byName = new Map(resolved.data?.map((one) => [one.name, one]));
  const sure = names.flatMap((written): ChosenName[] => {
    const one = byName.get(written);
    return !one || one.confidence < certain ? [] : one.outcome === 'unit' && one.unit ? [{ written, unitId: one.unit.id }] : one.outcome === 'group' && one.group ? [{ written, groupKey: one.group.key }] : [];
  });
  return (
    <div className="written-units">
      <p className="small soft">{t('names.lead')}</p>
      {resolved.isError && <ProblemAlert problem={asProblem(resolved.error)} retry={() => void resolved.refetch()} />}
      {!readOnly && names.length > 0 && (
        <div className="bar">
          <Button type="primary" loading={busy || resolved.isFetching} disabled={sure.length === 0} onClick={() => save(sure, learn)}>{t('names.takeSure', { n: sure.length })}</Button>
          <Checkbox checked={learn} onChange={(event) => setLearn(event.target.checked)}>{t('names.learn')}</Checkbox>
        </div>
      )}
      {names.map((written) => <Unresolved key={written} written={written} one={byName.get(written)} readOnly={readOnly} busy={busy} save={(name) => save([name], learn)} />)}
      {names.length === 0 && <p><State kind="good" text={t('names.allKnown')} /></p>}
      {view.units.length > 0 && <h3>{t('names.known', { n: view.units.length })}</h3>}
      {view.units.map((one) => <Known key={one.written} one={one} readOnly={readOnly} busy={busy} save={(name) => save([name], false)} />)}
    </div>
  );
}

function Unresolved({ written, one, readOnly, busy, save }: { written: string; one?: ResolvedName; readOnly?: boolean; busy: boolean; save: (name: ChosenName) => void }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string>();
  const [members, setMembers] = useState<string[]>();
  const all = one?.candidates ?? [];
  const good = all.filter((each) => each.confidence >= likely);
  const units = (good.length > 0 || one?.group ? good : all).slice(0, 4);
  const group = one?.group ?? undefined;
  const best = one?.outcome === 'group' && group ? `group:${group.key}` : one?.unit?.id;
  const value = chosen ?? best;
  const take = () => save(members ? { written, memberIds: members } : value?.startsWith('group:') ? { written, groupKey: value.slice(6) } : { written, unitId: value });
  return (
    <article className="review-record" data-written={written}>
      <header><strong>{written}</strong><State kind="wait" text={t('names.open')} /></header>
      <div className="body">
        {one?.outcome === 'unknown' && <p className="soft small">{t('names.none')}</p>}
        {(units.length > 0 || group) && members === undefined && (
          <Radio.Group className="sayings" value={value} disabled={readOnly} onChange={(event) => setChosen(event.target.value as string)} aria-label={written}>
            {group && <Radio value={`group:${group.key}`}><span className="words">{group.label} <span className="soft">· {t('names.group', { n: group.memberCount })}</span></span><Reason confidence={group.confidence} reason={group.reason} /></Radio>}
            {units.map(({ unit, confidence, reason }) => (
              <Radio key={unit.id} value={unit.id}><span className="words">{unit.fullName}{unit.parentName ? <span className="soft"> · {unit.parentName}</span> : null}</span><Reason confidence={confidence} reason={reason} /></Radio>
            ))}
          </Radio.Group>
        )}
        {!readOnly && (
          <>
            <div className="small soft">{t(members ? 'names.members' : 'names.other')}</div>
            {members
              ? <UnitSelect many label={t('names.members')} values={members} onChangeMany={setMembers} />
              : <UnitSelect label={t('names.other')} value={value?.startsWith('group:') || units.some(({ unit }) => unit.id === value) ? undefined : value} onChange={setChosen} />}
            <div className="bar">
              <Button size="small" type="primary" loading={busy} disabled={members ? members.length === 0 : !value} onClick={take}>{t('names.take')}</Button>
              <Button size="small" onClick={() => setMembers(members ? undefined : [])}>{t(members ? 'names.isOne' : 'names.isGroup')}</Button>
            </div>
          </>
        )}
      </div>
    </article>
  );
}

function Reason({ confidence, reason }: { confidence: number; reason: string }) {
  return <span className="small soft"><span className="num">{Math.round(100 * confidence)} %</span> · {reason}</span>;
}

function Known({ one, readOnly, busy, save }: { one: WrittenUnit; readOnly?: boolean; busy: boolean; save: (name: ChosenName) => void }) {
  const { t } = useTexts();
  return (
    <div className="known-name">
      <span><strong>{one.written}</strong><br /><span className="soft">{one.unitId ? one.unitName : t('names.group', { n: one.memberIds.length })}</span></span>
      {!readOnly && <Button size="small" type="text" disabled={busy} onClick={() => save({ written: one.written })}>{t('names.again')}</Button>}
    </div>
  );
}
