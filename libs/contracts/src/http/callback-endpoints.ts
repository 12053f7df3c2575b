import { Count, Optional, OneOf } from '../fields';
import { CallbackList, PlannedCallback } from '../models/callbacks';
import { CALL_OUTCOMES, type CallOutcome } from '../names/calls';
import type { Endpoint } from './endpoint';

export class CallbacksQuery {
  /** `open`: those still owed, the earliest first; `ended`: the last that are over. */
  @Optional() @OneOf(['open', 'ended']) view?: 'open' | 'ended';
}
export class NoteAttempt {
  /** Which attempt it was, from 1: sent again, it is counted once. */
  @Count(1_000, 1) attempt!: number;
  @OneOf(CALL_OUTCOMES) outcome!: CallOutcome;
}

/** Calls that were promised to customers. */
export const callbackEndpoints = {
  'GET /api/callbacks': {
    summary: 'Calls promised to customers of the teams the agent sees',
    caller: 'agent',
    query: CallbacksQuery,
    answer: CallbackList,
  },
  'POST /api/callbacks/:id/take': {
    summary: 'Take a promised call, and its conversation while that waits; shows the whole number',
    caller: 'agent',
    answer: PlannedCallback,
  },
  'POST /api/callbacks/:id/attempts': {
    summary: 'Note that the customer was called; answered means done',
    caller: 'agent',
    body: NoteAttempt,
    answer: PlannedCallback,
  },
} as const satisfies Record<string, Endpoint>;
