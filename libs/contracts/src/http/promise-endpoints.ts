import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Id, Ids, OneOf, Optional, Time, Written } from '../fields';
import {
  HandedOver,
  PromiseBoard,
  PromiseCounts,
  PromiseDetail,
  PromisePage,
  PromiseRecord,
  PromiseSuggestions,
} from '../models/promises';
import { PROMISE_KINDS, PROMISE_REACHED, type PromiseKind, type PromiseReached } from '../names/promises';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class PromisesQuery extends PageQuery {
  /** Only what the agent owes in person. */
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
  /** `owed` (when not given): open and broken ones still to be done, by due time; `done`: the last done. */
  @Optional() @OneOf(['owed', 'done']) view?: 'owed' | 'done';
  @Optional() @OneOf(PROMISE_KINDS) kind?: PromiseKind;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() ownerId?: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Id() customerId?: string;
  @Optional() @Id() departmentId?: string;
  /** Owed ones whose due time is from … until; what waits for the customer is left out. */
  @Optional() @Time() dueFrom?: string;
  @Optional() @Time() dueUntil?: string;
}
export class SuggestionsQuery {
  @Id() conversationId!: string;
}
export class FindPromises {
  @Id() conversationId!: string;
  /** What was sent: suggestions are kept until answered. Not given: what is being written, only looked at. */
  @Optional() @Id() messageId?: string;
  @Written(5_000) text!: string;
}
export class AcceptSuggestion {
  @Optional() @Written(1_000) what?: string;
  @Optional() @Time() dueAt?: string;
}
export class HandOverPromises {
  /** These. */
  @Optional() @Ids(500) ids?: string[];
  /** Everything that is owed by one person. */
  @Optional() @Id() fromId?: string;
  @Id() toId!: string;
  @Written(1_000) reason!: string;
}
export class TellPromise {
  /** Written to the customer; it is the outcome, too. */
  @Written(2_000) text!: string;
  @Optional() @Count() version?: number;
}
export class PromiseCountsQuery {
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
}
export class MakePromise {
  @Written(1_000) what!: string;
  @Time() dueAt!: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Id() customerId?: string;
  /** Who owes it; whoever makes it when not given. */
  @Optional() @Id() ownerId?: string;
}
export class KeepPromise {
  /** What was done. */
  @Written(2_000) outcome!: string;
  @OneOf(PROMISE_REACHED) reached!: PromiseReached;
  @Optional() @Count() version?: number;
}
export class ReassignPromise {
  @Id() ownerId!: string;
  @Written(1_000) reason!: string;
  @Optional() @Count() version?: number;
}

/** What is owed to customers. */
export const promiseEndpoints = {
  'GET /api/promises': {
    summary: 'What is owed, by due time; with `mine` the agent’s own day',
    caller: 'agent',
    query: PromisesQuery,
    answer: PromisePage,
  },
  'GET /api/promises/counts': {
    summary: 'How much is overdue, due today and later; kept and broken of the last thirty days',
    caller: 'agent',
    query: PromiseCountsQuery,
    answer: PromiseCounts,
  },
  'GET /api/promises/board': {
    summary: 'What is due today and overdue, by owner, department and team, with age and what was kept',
    caller: 'agent',
    answer: PromiseBoard,
  },
  'GET /api/promises/suggestions': {
    summary: 'What the agent seems to have promised in a conversation and has not answered',
    caller: 'agent',
    query: SuggestionsQuery,
    answer: PromiseSuggestions,
  },
  'POST /api/promises/suggestions': {
    summary: 'Look for promises in what an agent wrote; nothing is owed by it',
    caller: 'agent',
    body: FindPromises,
    answer: PromiseSuggestions,
  },
  'POST /api/promises/suggestions/:id/accept': {
    summary: 'It is promised, with the time found or another',
    caller: 'agent',
    body: AcceptSuggestion,
    answer: PromiseRecord,
  },
  'POST /api/promises/suggestions/:id/dismiss': {
    summary: 'It was no promise',
    caller: 'agent',
  },
  'POST /api/promises/hand-over': {
    summary: 'Hand many over at once: at the end of a shift, or in an absence',
    caller: 'agent',
    body: HandOverPromises,
    answer: HandedOver,
  },
  'POST /api/promises': {
    summary: 'Promise something',
    caller: 'agent',
    body: MakePromise,
    answer: PromiseRecord,
  },
  'GET /api/promises/:id': {
    summary: 'One promise with all that happened to it',
    caller: 'agent',
    answer: PromiseDetail,
  },
  'POST /api/promises/:id/keep': {
    summary: 'Note what was done; of a broken one too, which stays broken',
    caller: 'agent',
    body: KeepPromise,
    answer: PromiseRecord,
  },
  'POST /api/promises/:id/tell': {
    summary: 'Write the result to the customer, and so keep it',
    caller: 'agent',
    body: TellPromise,
    answer: PromiseRecord,
  },
  'POST /api/promises/:id/reassign': {
    summary: 'Hand it over, with the reason',
    caller: 'agent',
    body: ReassignPromise,
    answer: PromiseRecord,
  },
} as const satisfies Record<string, Endpoint>;
