// Names for the generated types of Plans, as the screens call them.
import type { PlanDraft } from '../pages/plans/review/draft';
import type { components } from './generated/plans';

type Plans = components['schemas'];

export type DraftState = Plans['DraftState'];
export type DraftItem = Plans['DraftItem'];
/** The draft itself is the reader's JSON, which Plans passes on as it is. */
export type DraftView = Omit<Plans['DraftView'], 'draft'> & { draft: PlanDraft | null };
export type Finding = Plans['DraftFinding'];
export type DecisionKind = Plans['DecisionKind'];
export type WrittenUnit = Plans['WrittenUnit'];

export type PlanState = Plans['PlanState'];
export type PlanItem = Plans['PlanItem'];
export type PlanView = Plans['PlanView'];
export type PlanVersion = Plans['PlanVersionView'];
