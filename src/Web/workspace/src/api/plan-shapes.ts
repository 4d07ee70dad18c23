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
export type ReissueView = Plans['ReissueView'];
export type WrittenUnit = Plans['WrittenUnit'];

export type PlanState = Plans['PlanState'];
export type PlanItem = Plans['PlanItem'];
export type PlanView = Plans['PlanView'];
export type PlanVersion = Plans['PlanVersionView'];

export type TaskItem = Plans['TaskItem'];
export type TaskView = Plans['TaskView'];
export type TaskPatch = Plans['TaskPatch'];
export type Occurrence = Plans['OccurrenceView'];
export type Evidence = Plans['EvidenceView'];
export type Extension = Plans['ExtensionView'];
export type HistoryEntry = Plans['HistoryView'];
export type MyTasks = Plans['MyTasks'];
export type CalendarYear = Plans['CalendarView'];
export type Indicator = Plans['IndicatorView'];
export type IndicatorDetail = Plans['IndicatorDetail'];
export type IndicatorLight = Plans['IndicatorLight'];
export type IndicatorSetting = Plans['SetIndicatorRequest'];
export type NewMeasurement = Plans['MeasureIndicatorRequest'];
export type Measurement = Plans['MeasurementView'];
export type Notice = Plans['NoticeView'];
export type NoticeDetail = Plans['NoticeDetail'];

export type Template = Plans['TemplateView'];
export type Feed = Plans['FeedView'];

export type CoverageTable = Plans['CoverageTable'];
export type CoverageRow = Plans['CoverageRow'];
export type CoverageOutcome = Plans['CoverageOutcome'];
export type UnitStanding = Plans['UnitStanding'];
export type EarlyWarning = Plans['EarlyWarning'];
export type PlanProgress = Plans['PlanProgress'];
/** The service's document only says "string" for the place in the address. */
export type Gap = 'tasks_without_lead' | 'tasks_with_unknown_lead' | 'tasks_without_indicator' | 'tasks_without_due_date' | 'indicators_without_data' | 'indicators_without_source';
export type GapCounts = Plans['GapCounts'];
export type GapItem = Plans['GapItem'];
export type Inspection = Plans['InspectionView'];
export type InspectionDetail = Plans['InspectionDetail'];
export type InspectionFinding = Plans['FindingView'];
export type FindingSeverity = Plans['FindingSeverity'];
export type NewInspection = Plans['OpenInspectionRequest'];
export type NewFinding = Plans['AddFindingRequest'];
