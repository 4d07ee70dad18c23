import type { DueKind, DueRule, OwnPeriod, PeriodKind, RegimeContent, RegimeKind, RegimeLevel, RegimeView } from '../../../api/regimes';

/** What the form holds: a regime laid out flat. */
export interface Fields {
  name: string; issuerUnitId: string; kind: RegimeKind; period?: PeriodKind; dueKind?: DueKind; workingDays?: number; day?: number; month?: number; later?: number; date?: string; cutOff?: string;
  isBefore?: boolean; ownPeriods?: OwnPeriod[]; levels: RegimeLevel[]; content?: string; receiverId?: string; receiverName?: string; sending?: string; form?: string; basis?: string; validFrom: string; validTo?: string; reason?: string;
}

export function fieldsOf(before: RegimeView | undefined, unitId: string | undefined, today: string): Partial<Fields> {
  if (!before) {
    return { kind: 'periodic', issuerUnitId: unitId, validFrom: today, levels: [] };
  }
  const { content } = before;
  const { due } = content;
  return {
    name: content.name, kind: content.kind, period: content.period ?? undefined, dueKind: due?.kind, workingDays: due?.workingDays ?? undefined, day: due?.day ?? undefined, month: due?.month ?? undefined,
    later: due?.later || undefined, date: due?.date ?? undefined, isBefore: due?.isBefore ?? false, cutOff: content.cutOff ?? undefined, ownPeriods: content.ownPeriods ?? [], levels: content.levels ?? [], content: content.content ?? undefined,
    receiverId: content.receiverId ?? undefined, receiverName: content.receiverName ?? undefined, sending: content.sending ?? undefined, form: content.form ?? undefined, basis: content.basis ?? undefined,
    validFrom: before.validFrom, validTo: before.validTo ?? undefined,
  };
}

/** A deadline of which a part is missing is none: it is asked for. */
function dueOf(said: Fields): DueRule | null {
  const isBefore = said.isBefore ?? false;
  if (said.kind !== 'periodic') {
    return said.date ? { kind: 'date', date: said.date, isBefore } : null;
  }
  switch (said.dueKind) {
    case 'after_cut_off': return said.workingDays ? { kind: 'after_cut_off', workingDays: said.workingDays } : null;
    case 'day_of_month': return said.day ? { kind: 'day_of_month', day: said.day, later: said.later ?? 0, isBefore } : null;
    case 'day_of_year': return said.day && said.month ? { kind: 'day_of_year', day: said.day, month: said.month, later: said.later ?? 0, isBefore } : null;
    default: return null;
  }
}

const text = (value: string | undefined): string | null => value?.trim() || null;

/** What is sent; members that only a plan or another way of writing says are kept from the version before. */
export function contentOf(said: Fields, before?: RegimeContent): RegimeContent {
  const isPeriodic = said.kind === 'periodic';
  const period = isPeriodic ? said.period ?? null : 'once';
  return {
    name: said.name, kind: said.kind, period, due: dueOf(said), ownPeriods: period === 'own' ? said.ownPeriods ?? [] : null, cutOff: isPeriodic ? null : said.cutOff ?? null,
    levels: (said.levels ?? []).map((level, i, all) => level.reporters === 'types'
      ? { name: level.name, reporters: 'types', underId: level.underId, typeCodes: level.typeCodes ?? [], daysBefore: i === all.length - 1 ? null : level.daysBefore ?? null }
      : { name: level.name, reporters: 'units', unitIds: level.unitIds ?? [], daysBefore: i === all.length - 1 ? null : level.daysBefore ?? null }),
    content: text(said.content), receiverId: said.receiverId ?? null, receiverName: text(said.receiverName), sending: text(said.sending), form: text(said.form), basis: text(said.basis),
    deadlineText: before?.deadlineText ?? null, reportersText: before?.reportersText ?? null,
  };
}
