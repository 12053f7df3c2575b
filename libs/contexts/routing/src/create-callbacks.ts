import type { Clock, Cryptor, Outbox, UnitOfWork } from '@yingda/platform';
import type { CallPlanning } from './ports';
import type { QueueTable } from './storage/queue';
import { CallbackReader } from './use-cases/callback-reader';
import { CallbackWork } from './use-cases/callback-work';
import type { DrainQueues } from './use-cases/drain-queues';
import { type CallbackParts, PlanCallback } from './use-cases/plan-callback';
import { RejoinQueue } from './use-cases/rejoin-queue';
import type { Situations } from './use-cases/situations';
import type { TakeFromQueue } from './use-cases/take-from-queue';

/** What promised calls need of outside. */
export interface CallbackNeeds {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  cryptor: Cryptor;
  planning: CallPlanning;
}

/** Calls instead of waiting. */
export interface Callbacks {
  planCallback: PlanCallback;
  rejoinQueue: RejoinQueue;
  callbackWork: CallbackWork;
  callbackReader: CallbackReader;
}

/** What of routing they are made with. */
export interface CallbackGround extends Omit<CallbackParts, 'planning'> {
  queue: QueueTable;
  situations: Situations;
  drain: DrainQueues;
  takeFromQueue: TakeFromQueue;
}

export function createCallbacks(needs: CallbackNeeds, ground: CallbackGround): Callbacks {
  const { unitOfWork, clock, outbox, planning } = needs;
  const { callbacks, queue, situations, drain, takeFromQueue } = ground;
  const parts = { ...ground, planning };
  return {
    planCallback: new PlanCallback(unitOfWork, clock, outbox, parts),
    rejoinQueue: new RejoinQueue(unitOfWork, clock, outbox, parts, drain),
    callbackWork: new CallbackWork(unitOfWork, clock, outbox, callbacks, takeFromQueue),
    callbackReader: new CallbackReader(callbacks, queue, situations),
  };
}
