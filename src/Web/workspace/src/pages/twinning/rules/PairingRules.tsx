import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { endRule, listRules, ruleKinds, type PairingRule } from '../../../api/pairing-rules';
import { readUnit } from '../../../api/units';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { useAddress } from '../../../components/useAddress';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { AddRule } from './AddRule';
import { EndOn } from './EndOn';
import { useWords } from './words';

/** The rules in force today, which everybody may read; an office adds and ends those of its own schools. */
export function PairingRules() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const [adding, setAdding] = useState(false);
  const kind = value('loai') || undefined;
  const day = dayInVietnam(new Date());
  const rules = useQuery({ queryKey: ['rules', kind, day, page], queryFn: () => listRules({ kind, asOf: day, page }), placeholderData: keepPreviousData });
  const may = hasRole(me, 'administrator', 'programme_officer');
  return (
    <>
      <div className="bar">
        <Select allowClear placeholder={t('pairing.kind')} aria-label={t('pairing.kind')} style={{ minWidth: 240 }} value={kind} onChange={(next?: string) => change({ loai: next })}
          options={ruleKinds.map((one) => ({ value: one, label: t(`pairing.kind.${one}` as TextKey) }))} />
        {may && !adding && <Button type="primary" onClick={() => setAdding(true)}>{t('pairing.add')}</Button>}
      </div>
      {adding && <AddRule done={() => setAdding(false)} />}
      <Loaded query={rules}>
        {(list) => list.total === 0 ? <EmptyState title={t('pairing.empty')} text={t('pairing.empty.text')} /> : (
          <>
            <ul className="row-cards">{list.items.map((rule) => <OneRule key={rule.ruleId} rule={rule} may={may && (!!rule.authorityId || hasRole(me, 'administrator'))} />)}</ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneRule({ rule, may }: { rule: PairingRule; may: boolean }) {
  const { t } = useTexts();
  const { said } = useWords();
  const fits = (words: string[]) => words.map(said).join(', ') || t('pairing.everySchool');
  return (
    <li data-rule={rule.ruleId}>
      <div className="head">{t(`pairing.kind.${rule.kind}` as TextKey)}{rule.most ? `: ${rule.most}` : ''}</div>
      <div>{t('pairing.seeker')}: {fits(rule.seeker)}</div>
      {rule.kind !== 'owner' && <div>{t('pairing.supporter')}: {fits(rule.supporter)}</div>}
      {rule.officeId && <div>{t('pairing.office')}: <UnitName unitId={rule.officeId} /></div>}
      {rule.members.length > 0 && <div>{t('pairing.members')}: {rule.members.map((id, place) => <span key={id}>{place > 0 && ', '}<UnitName unitId={id} /></span>)}</div>}
      <p>{rule.reason}</p>
      <div className="small soft">{rule.basis} · {rule.authorityId ? <UnitName unitId={rule.authorityId} /> : t('pairing.everybody')} · {t('units.period', { from: formatDay(rule.validFrom), to: formatDay(rule.validTo) || t('units.now') })}</div>
      {may && !rule.validTo && <EndOn changed="rules" send={(lastDay) => endRule(rule.ruleId, lastDay)} />}
    </li>
  );
}

function UnitName({ unitId }: { unitId: string }) {
  const unit = useQuery({ queryKey: ['unit', unitId], queryFn: () => readUnit(unitId) });
  return <>{unit.data?.fullName ?? '…'}</>;
}
