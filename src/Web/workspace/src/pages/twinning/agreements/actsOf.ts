import type { Agreement, AgreementAct, Party } from '../../../api/twinning';

/** What a unit may say of an agreement now: consent when it is its turn, no or a withdrawal while it is open, then renewal and end. The service decides in any case. */
export function actsOf(agreement: Pick<Agreement, 'state' | 'turn' | 'units' | 'history'>, unitId: string | null | undefined, school: boolean, office: boolean, proposes = office): AgreementAct[] {
  const sides: Party[] = agreement.units.filter((one) => one.unitId === unitId || one.successors.some((next) => next.unitId === unitId)).map((one) => one.party);
  const [ofSchool, ofOffice] = [school && sides.some((side) => side.endsWith('_school')), office && sides.some((side) => side.endsWith('_office'))];
  const mine = (side: Party) => sides.includes(side) && (side.endsWith('_school') ? ofSchool : ofOffice);
  if (agreement.state === 'active') {
    return ofSchool ? ['renew', 'end'] : ofOffice ? ['end'] : [];
  }
  if (agreement.state !== 'proposed' && agreement.state !== 'accepted') {
    return [];
  }
  const turns = agreement.turn.filter(mine);
  const hasSaid = agreement.history.some((one) => one.effect === 'applied' && ['propose', 'accept', 'approve'].includes(one.step) && mine(one.party));
  const maybeProposer = proposes && !ofOffice && agreement.history.some((one) => one.step === 'propose' && one.party === 'proposer');
  return [
    ...(turns.some((side) => side.endsWith('_school')) ? ['accept' as const] : turns.length > 0 ? ['approve' as const] : []),
    ...(turns.length > 0 ? ['decline' as const] : []),
    ...(hasSaid || maybeProposer ? ['withdraw' as const] : []),
  ];
}
