// The draft of a plan as the reader writes it: the JSON of EduCoop.Documents' PlanDraft.
import type { Span } from '../../../components/review/model';

type Spans = Record<string, Span>;

export interface DraftTask {
  section?: string | null;
  title: string;
  content?: string[];
  lead?: string | null;
  coordinating?: string[];
  advising?: string[];
  products?: string[];
  deadlineText?: string | null;
  kind: string;
  row?: number | null;
  bodySections?: string[];
  spans?: Spans;
  confidence?: number;
  notes?: string[];
  /** Left out by a person; it keeps its place, so that no path moves. */
  removed?: boolean;
}

export interface DraftIndicator {
  section?: string | null;
  text: string;
  comparator?: string | null;
  value?: number | null;
  valueTo?: number | null;
  unit?: string | null;
  year?: string | null;
  subject?: string | null;
  spans?: Spans;
  notes?: string[];
  removed?: boolean;
}

export interface PlanDraft {
  documentNumber?: string | null;
  documentNumberTemplate?: string | null;
  documentDate?: string | null;
  documentDateParts?: { year?: number | null; month?: number | null; day?: number | null; place?: string | null } | null;
  issuer?: string | null;
  issuerParent?: string | null;
  title?: string | null;
  period?: { from?: number | null; to?: number | null; text?: string | null } | null;
  legalBases?: { number?: string | null; date?: string | null; issuer?: string | null; title?: string | null; span: Span }[];
  parentPlans?: string[];
  objectives?: { section?: string | null; text: string; span: Span }[];
  indicators?: DraftIndicator[];
  groups?: { section: string; title: string; span: Span }[];
  tasks?: DraftTask[];
  reportingDeadlines?: { who?: string | null; to?: string | null; via?: string | null; deadlineText?: string | null; spans?: Spans }[];
  funding?: string[];
  leadership?: { name: string; duty?: string | null; span: Span }[];
  recipients?: { text: string; span: Span }[];
  signer?: string | null;
  signerTitle?: string | null;
  spans?: Spans;
}
