import { get, post, withQuery } from './client';
import { newId } from '../format/uuid';
import type { ActPreview, Contact, OfficeProposal, Page, Unit, UnitAct } from './shapes';

const base = '/api/unit-directory';

/** A unit that goes on: one that is there (id alone) or a new one. */
export interface Successor {
  unitId: string;
  name?: string;
  typeCode?: string;
}

/** One step in the life of units, as a person has put it together; the id is made once, so that sending it again does nothing twice. */
export type UnitStep =
  | { kind: 'merge'; actId: string; predecessors: { unitId: string; expectedVersion: number }[]; successor: Successor; effectiveOn: string; document?: string }
  | { kind: 'split'; unitId: string; actId: string; expectedVersion: number; successors: Successor[]; effectiveOn: string; goesOn: boolean; assignments: { unitId: string; successorId: string }[]; restTo?: string; document?: string }
  | { kind: 'close'; unitId: string; actId: string; expectedVersion: number; lastDay: string; successorIds: string[]; document?: string }
  | { kind: 'change'; unitId: string; changeId: string; expectedVersion: number; effectiveFrom: string; name?: string; typeCode?: string; parentId?: string; deriveParent?: boolean; document?: string };

const addressOf = (step: UnitStep) => (step.kind === 'merge' ? `${base}/units/merges` : `${base}/units/${step.unitId}/${{ split: 'splits', close: 'closures', change: 'changes' }[step.kind]}`);

/** What the service is told: the step without what this screen keeps for itself. */
function bodyOf(step: UnitStep) {
  const { kind, ...body } = step;
  return kind === 'merge' ? body : { ...body, unitId: undefined };
}

/** What would follow; nothing is kept. */
export const previewStep = async (step: UnitStep) => (await post<ActPreview>(`${addressOf(step)}/preview`, bodyOf(step))).body;
export const takeStep = (step: UnitStep) => post<{ unitId: string }>(addressOf(step), bodyOf(step));

export interface ActQuery {
  query?: string;
  kind?: string;
  unitId?: string;
  from?: string;
  to?: string;
  page?: number;
  pageSize?: number;
}

export const listActs = (query: ActQuery) => get<Page<UnitAct>>(`${base}/unit-acts`, { ...query });

export const officesOf = (unitId: string) => get<Page<Unit>>(`${base}/units/${unitId}/offices`, { pageSize: 200 });
export const officeProposals = (unitId: string) => get<OfficeProposal[]>(`${base}/units/${unitId}/offices/proposals`);
export const addOffice = (unitId: string, office: { unitId: string; name: string; typeCode: string; validFrom: string }) => post<unknown>(`${base}/units/${unitId}/offices`, office);

export const contactsOf = (unitId: string) => get<Contact[]>(`${base}/units/${unitId}/contacts`);
export interface NewContact {
  fullName: string;
  position: string;
  /** Said even when there is none: the service takes no contact whose fields are not all there. */
  phone: string | null;
  email: string | null;
  consent: { purpose: string; textVersion: string; givenAt: string };
}
export const addContact = (unitId: string, contactId: string, contact: NewContact) => post<unknown>(`${base}/units/${unitId}/contacts`, { contactId, ...contact });
export const withdrawContact = (unitId: string, contactId: string) => post<unknown>(`${base}/units/${unitId}/contacts/${contactId}/withdraw`);

/** The same address that a colleague can be sent: the form, filled with the unit it is about. */
export const stepAddress = (kind: string, unitId?: string) => withQuery('/danh-muc/thay-doi/moi', { kieu: kind, 'don-vi': unitId });
export const newStepId = newId;
