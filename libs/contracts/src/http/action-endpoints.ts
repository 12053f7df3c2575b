import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Flag, Id, Nested, OneOf, Optional, Text, Time, Word, Written } from '../fields';
import {
  AnalysisContent,
  CaseAction,
  CaseActionPage,
  CaseAnalysis,
  CasePareto,
  QualitySignal,
  RelatedCase,
  RootCause,
} from '../models/actions';
import { CaseReport } from '../models/case-report';
import { BilingualName } from '../models/departments';
import { ACTION_KINDS, PARETO_BY, type ActionKind, type ParetoBy } from '../names/actions';
import { LANGUAGES, type Language } from '../names/states';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class AddRootCause {
  @Word(/^[a-z][a-z0-9-]*$/, 40) key!: string;
  @Nested(() => BilingualName) name!: BilingualName;
}
export class EditRootCause {
  @Nested(() => BilingualName) name!: BilingualName;
  @Flag() archived!: boolean;
}
export class AnalyseCase extends AnalysisContent {
  @Optional() @Count() version?: number;
}
export class ParetoQuery {
  @Optional() @OneOf(PARETO_BY) by?: ParetoBy;
  /** Cases opened from this moment, until that one. */
  @Time() from!: string;
  @Time() to!: string;
}
export class QualitySignalsQuery {
  @Time() from!: string;
  @Time() to!: string;
}
export class ActionsQuery extends PageQuery {
  /** `open` (when not given): proposed and open, by date; `check`: done and not checked; `ended`: the last checked. */
  @Optional() @OneOf(['open', 'check', 'ended']) view?: 'open' | 'check' | 'ended';
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
}
export class AddAction {
  @OneOf(ACTION_KINDS) kind!: ActionKind;
  @Written(2_000) what!: string;
  @Optional() @Id() caseId?: string;
  @Optional() @Word(/^[a-z][a-z0-9-]*$/, 40) causeKey?: string;
  @Optional() @Id() departmentId?: string;
  @Id() ownerId!: string;
  @Time() dueAt!: string;
  /** When somebody else looks whether it helped; thirty days after the date when not given. */
  @Optional() @Time() checkAt?: string;
  @Optional() @Id() verifierId?: string;
}
export class EditAction {
  @Optional() @Written(2_000) what?: string;
  @Optional() @Id() ownerId?: string;
  @Optional() @Time() dueAt?: string;
  @Optional() @Time() checkAt?: string;
  @Optional() @Id() verifierId?: string | null;
  @Optional() @Text(4_000) evidence?: string;
  /** Why, when its date is moved. */
  @Optional() @Text(1_000) reason?: string;
  @Optional() @Count() version?: number;
}
export class FinishAction {
  /** What shows that it is done. */
  @Written(4_000) evidence!: string;
  @Optional() @Count() version?: number;
}
/** What comes next when an action did not help. */
export class NextAction {
  @Written(2_000) what!: string;
  @Id() ownerId!: string;
  @Time() dueAt!: string;
  @Optional() @Time() checkAt?: string;
}
export class VerifyAction {
  @Flag() effective!: boolean;
  @Written(4_000) finding!: string;
  /** Required when it was not effective. */
  @Optional() @Nested(() => NextAction) next?: NextAction;
  @Optional() @Count() version?: number;
}
export class CancelAction {
  @Written(1_000) reason!: string;
  @Optional() @Count() version?: number;
}
export class CaseReportQuery {
  @Optional() @OneOf(LANGUAGES) language?: Language;
}

/** What is learned from cases. */
export const actionEndpoints = {
  'GET /api/root-causes': {
    summary: 'The shop’s list of causes',
    caller: 'agent',
    answer: [RootCause],
  },
  'POST /api/root-causes': {
    summary: 'Add a cause',
    caller: 'agent',
    body: AddRootCause,
    answer: RootCause,
  },
  'PATCH /api/root-causes/:id': {
    summary: 'Name a cause anew, archive it or take it back',
    caller: 'agent',
    body: EditRootCause,
    answer: RootCause,
  },
  'GET /api/cases/:id/analysis': {
    summary: 'Why a case came to be; a list of one, or none',
    caller: 'agent',
    answer: [CaseAnalysis],
  },
  'PUT /api/cases/:id/analysis': {
    summary: 'Say why a case came to be',
    caller: 'agent',
    body: AnalyseCase,
    answer: CaseAnalysis,
  },
  'GET /api/case-pareto': {
    summary: 'What cases came of, the most frequent first',
    caller: 'agent',
    query: ParetoQuery,
    answer: CasePareto,
  },
  'GET /api/quality-signals': {
    summary: 'Products and batches that were complained of, with the time as long before',
    caller: 'agent',
    query: QualitySignalsQuery,
    answer: [QualitySignal],
  },
  'GET /api/actions': {
    summary: 'Corrective and preventive actions that one may see',
    caller: 'agent',
    query: ActionsQuery,
    answer: CaseActionPage,
  },
  'GET /api/actions/:id': { summary: 'One action', caller: 'agent', answer: CaseAction },
  'GET /api/cases/:id/actions': {
    summary: 'Actions that came of a case',
    caller: 'agent',
    answer: [CaseAction],
  },
  'POST /api/actions': {
    summary: 'Set an action going; who may only propose, proposes it',
    caller: 'agent',
    body: AddAction,
    answer: CaseAction,
  },
  'PATCH /api/actions/:id': {
    summary: 'Change an action; its owner notes evidence',
    caller: 'agent',
    body: EditAction,
    answer: CaseAction,
  },
  'POST /api/actions/:id/approve': {
    summary: 'Set a proposed action going',
    caller: 'agent',
    answer: CaseAction,
  },
  'POST /api/actions/:id/done': {
    summary: 'It is done, with what shows it',
    caller: 'agent',
    body: FinishAction,
    answer: CaseAction,
  },
  'POST /api/actions/:id/verify': {
    summary: 'Whether it helped, by somebody else; if not, what comes next',
    caller: 'agent',
    body: VerifyAction,
    answer: CaseAction,
  },
  'POST /api/actions/:id/cancel': {
    summary: 'It is not done after all',
    caller: 'agent',
    body: CancelAction,
    answer: CaseAction,
  },
  'GET /api/cases/:id/related': {
    summary: 'Other cases of the same order, batch, product or customer',
    caller: 'agent',
    answer: [RelatedCase],
  },
  'GET /api/cases/:id/report': {
    summary: 'The report of a case: facts, cause, remedies, departments, actions, cost',
    caller: 'agent',
    answer: CaseReport,
  },
  'GET /api/cases/:id/report/page': {
    summary: 'The same as a page for print',
    caller: 'agent',
    query: CaseReportQuery,
    stream: 'text/html',
  },
  'GET /api/cases/:id/report/pdf': {
    summary: 'The same as PDF',
    caller: 'agent',
    query: CaseReportQuery,
    stream: 'application/pdf',
  },
} as const satisfies Record<string, Endpoint>;
