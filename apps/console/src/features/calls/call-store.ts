import { createStore } from '../../live/store';

/** With whom a call is being written down. */
export interface CallWith {
  /** Absent: somebody known by the number only. */
  customer?: { id: string; name: string; phone: string | null };
}

/** Null while no call is being written down. */
export const callInHand = createStore<CallWith | null>(null);
