import { type PromiseRecord } from '@yingda/contracts';
import type { ActorRef } from './actor';

/** A promise after what happened to it. The aggregate is the promise. */
export interface PromiseChange {
  promise: PromiseRecord;
  /** Who is told: the owner, and at a breach the leads of the team. */
  agentIds: string[];
  by: ActorRef;
}

export interface PromiseEvents {
  'promise.made': PromiseChange;
  /** Nearly over. Once for each due time. */
  'promise.due': PromiseChange;
  /** At its due time, exactly. */
  'promise.broken': PromiseChange;
  /** `late`: it was broken before. */
  'promise.kept': PromiseChange & { late: boolean };
  /** Another due time, or a pause while it is the customer's turn; the reason. */
  'promise.moved': PromiseChange & { reason: string };
  'promise.reassigned': PromiseChange & { fromId: string | null; reason: string };
}
