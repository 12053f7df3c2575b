import { IsBoolean } from 'class-validator';
import { Count, Flag, Id, OneOf, Optional, Text, Word, Written } from '../fields';
import { GoodwillBudget, GoodwillRegister, Remedy, RemedyLimits, RemedyPage } from '../models/remedies';
import { REMEDY_KINDS, type RemedyKind } from '../names/remedies';
import { LANGUAGES, type Language } from '../names/states';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export class RemediesQuery extends PageQuery {
  /** `waiting` (when not given): for an approval, the oldest first; `decided`: the last decided. */
  @Optional() @OneOf(['waiting', 'decided']) view?: 'waiting' | 'decided';
}
export class ProposeRemedy {
  @OneOf(REMEDY_KINDS) kind!: RemedyKind;
  /** What it costs the shop; 0 where it is words or points. */
  @Optional() @Count(100_000_000) amountFen?: number;
  @Optional() @Count(100_000_000) points?: number;
  @Written(2_000) reason!: string;
  /** It takes the place of this one. */
  @Optional() @Id() replacesId?: string;
  /** What the customer said to the change; required where they had been told of the other. */
  @Optional() @Text(2_000) consent?: string;
}
export class DecideRemedy {
  @IsBoolean() approve!: boolean;
  /** Required for a refusal. */
  @Optional() @Text(2_000) note?: string;
  @Optional() @Count() version?: number;
}
export class TellRemedy {
  /** Whether the customer agrees. */
  @Flag() agreed!: boolean;
  /** In their words. */
  @Written(2_000) consent!: string;
  @Optional() @Count() version?: number;
}
export class ExecuteRemedy {
  /** What shows it: number of the refund, of the parcel. */
  @Written(2_000) evidence!: string;
  @Optional() @Count() version?: number;
}
export class WithdrawRemedy {
  @Written(2_000) reason!: string;
  @Optional() @Count() version?: number;
}
export class GoodwillQuery {
  @Word(MONTH) month!: string;
}
export class ExportGoodwill {
  @Word(MONTH) month!: string;
  @Optional() @OneOf(LANGUAGES) language?: Language;
  /** A mark by which Excel knows the file is UTF-8; yes when not given. */
  @Optional() @IsBoolean() bom?: boolean;
}
export class SetGoodwillBudget {
  @Word(MONTH) month!: string;
  @Optional() @Id() teamId?: string | null;
  @Count(1_000_000_000) amountFen!: number;
}

/** What customers are given for cases. */
export const remedyEndpoints = {
  'GET /api/cases/:id/remedies': {
    summary: 'Remedies of a case, the first first',
    caller: 'agent',
    answer: [Remedy],
  },
  'POST /api/cases/:id/remedies': {
    summary: 'Propose a remedy: approved at once within one’s limit, else by somebody else',
    caller: 'agent',
    body: ProposeRemedy,
    answer: Remedy,
  },
  'GET /api/remedies': {
    summary: 'Remedies that wait for an approval which one may give, or were decided',
    caller: 'agent',
    query: RemediesQuery,
    answer: RemedyPage,
  },
  'POST /api/remedies/:id/decide': {
    summary: 'Approve or refuse; never one’s own',
    caller: 'agent',
    body: DecideRemedy,
    answer: Remedy,
  },
  'POST /api/remedies/:id/tell': {
    summary: 'The customer was told, and what they said',
    caller: 'agent',
    body: TellRemedy,
    answer: Remedy,
  },
  'POST /api/remedies/:id/execute': {
    summary: 'It was done, with what shows it',
    caller: 'agent',
    body: ExecuteRemedy,
    answer: Remedy,
  },
  'POST /api/remedies/:id/withdraw': {
    summary: 'It is not proposed any more',
    caller: 'agent',
    body: WithdrawRemedy,
    answer: Remedy,
  },
  'GET /api/remedy-limits': {
    summary: 'How much each role decides alone',
    caller: 'agent',
    answer: RemedyLimits,
  },
  'PUT /api/remedy-limits': {
    summary: 'Set how much each role decides alone',
    caller: 'agent',
    body: RemedyLimits,
    answer: RemedyLimits,
  },
  'GET /api/goodwill': {
    summary: 'The register of goodwill of a month, with its budgets',
    caller: 'agent',
    query: GoodwillQuery,
    answer: GoodwillRegister,
  },
  'POST /api/goodwill/export': {
    summary: 'The register as a file',
    caller: 'agent',
    body: ExportGoodwill,
    stream: 'text/csv',
  },
  'PUT /api/goodwill-budgets': {
    summary: 'Set how much goodwill a month may cost a team, or the shop',
    caller: 'agent',
    body: SetGoodwillBudget,
    answer: GoodwillBudget,
  },
} as const satisfies Record<string, Endpoint>;
