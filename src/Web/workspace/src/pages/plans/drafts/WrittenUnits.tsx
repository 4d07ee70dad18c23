import { useQueries } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { DraftView, WrittenUnit } from '../../../api/plan-shapes';
import type { UnitCandidate } from '../../../api/shapes';
import { resolveName } from '../../../api/units';
import { State } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

export interface ChosenName {
  written: string;
  unitId?: string | null;
  memberIds?: string[];
}

// From here on a proposal is taken together with the others by one button; a person still sees each of them.
const certain = 0.9;

/** The names as the document writes them, and which unit of the directory each of them means. The directory proposes, a person says. */
export function WrittenUnits({ view, readOnly, busy, save }: { view: DraftView; readOnly?: boolean; busy: boolean; save: (names: ChosenName[]) => void }) {
  const { t } = useTexts();
  const proposals = useQueries({
    queries: view.unresolvedNames.map((name) => ({
      queryKey: ['resolve', name, view.unitId],
      queryFn: () => resolveName(name, view.unitId),
      staleTime: 60_000,
      enabled: !readOnly,
    })),
  });
  const sure = view.unresolvedNames.flatMap((written, i) => {
    const best = proposals[i]?.data?.[0];
    return best && best.confidence >= certain ? [{ written, unitId: best.unit.id }] : [];
  });
  return (
    <div className="written-units">
      <p className="small soft">{t('names.lead')}</p>
      {!readOnly && sure.length > 0 && (
        <p><Button type="primary" loading={busy} onClick={() => save(sure)}>{t('names.takeSure', { n: sure.length })}</Button></p>
      )}
      {view.unresolvedNames.map((written, i) => (
        <Unresolved key={written} written={written} candidates={proposals[i]?.data} loading={proposals[i]?.isFetching ?? false} readOnly={readOnly} busy={busy} save={save} />
      ))}
      {view.unresolvedNames.length === 0 && <p><State kind="good" text={t('names.allKnown')} /></p>}
      {view.units.length > 0 && <h3>{t('names.known', { n: view.units.length })}</h3>}
      {view.units.map((one) => <Known key={one.written} one={one} readOnly={readOnly} busy={busy} save={save} />)}
    </div>
  );
}

function Unresolved({ written, candidates, loading, readOnly, busy, save }: {
  written: string; candidates?: UnitCandidate[]; loading: boolean; readOnly?: boolean; busy: boolean; save: (names: ChosenName[]) => void;
}) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string>();
  const [members, setMembers] = useState<string[]>();
  const list = (candidates ?? []).slice(0, 4);
  const value = chosen ?? list[0]?.unit.id;
  return (
    <article className="review-record" data-written={written}>
      <header><strong>{written}</strong><State kind="wait" text={t('names.open')} /></header>
      <div className="body">
        {loading && !candidates && <p className="soft small">{t('loading')}</p>}
        {candidates && list.length === 0 && <p className="soft small">{t('names.none')}</p>}
        {list.length > 0 && members === undefined && (
          <Radio.Group className="sayings" value={value} disabled={readOnly} onChange={(event) => setChosen(event.target.value as string)} aria-label={written}>
            {list.map((one) => (
              <Radio key={one.unit.id} value={one.unit.id}>
                <span className="words">{one.unit.fullName}{one.unit.parentName ? <span className="soft"> · {one.unit.parentName}</span> : null}</span>
                <span className="soft small num">{Math.round(100 * one.confidence)} %</span> <span className="soft small">{one.reason}</span>
              </Radio>
            ))}
          </Radio.Group>
        )}
        {!readOnly && (
          <>
            <label className="small soft">{t(members ? 'names.members' : 'names.other')}
              {members ? <UnitSelect many values={members} onChangeMany={setMembers} /> : <UnitSelect value={list.some((one) => one.unit.id === value) ? undefined : value} onChange={setChosen} />}
            </label>
            <div className="bar">
              <Button size="small" type="primary" loading={busy} disabled={members ? members.length === 0 : !value} onClick={() => save([members ? { written, memberIds: members } : { written, unitId: value }])}>{t('names.take')}</Button>
              <Button size="small" onClick={() => setMembers(members ? undefined : [])}>{t(members ? 'names.isOne' : 'names.isGroup')}</Button>
            </div>
          </>
        )}
      </div>
    </article>
  );
}

function Known({ one, readOnly, busy, save }: { one: WrittenUnit; readOnly?: boolean; busy: boolean; save: (names: ChosenName[]) => void }) {
  const { t } = useTexts();
  return (
    <div className="known-name">
      <span><strong>{one.written}</strong><br /><span className="soft">{one.unitId ? one.unitName : t('names.group', { n: one.memberIds.length })}</span></span>
      {!readOnly && <Button size="small" type="text" disabled={busy} onClick={() => save([{ written: one.written }])}>{t('names.again')}</Button>}
    </div>
  );
}
