export { RoutingModule } from './routing.module';
export {
  Acquaintance,
  AgentOutlook,
  AgentPool,
  CallPlanning,
  ConversationActions,
  ConversationStandings,
  type Assignment,
  type HeldConversation,
  type Offer,
  type PoolQuestion,
  type Return,
  type TeamAcceptance,
  type Unreplied,
  type WaitingConversation,
} from './ports';
export type { CallHours, CallTime } from './domain/call-times';
export type { Candidate } from './domain/candidate';
export type { Acquainted, Known } from './domain/classify';
export { capacityUnits, PLACE } from './domain/capacity';
export type { KeptExplanation } from './domain/explanation';
export { type TeamRules, USUAL_RULES } from './domain/rules';
export { ClaimRoom } from './use-cases/claim-room';
export { DrainQueues } from './use-cases/drain-queues';
export { QueueReader, type QueueSummary, type QueueTold } from './use-cases/queue-reader';
export { QueueWatcher } from './use-cases/queue-watcher';
export { RoutingTimers } from './use-cases/routing-timers';
export { TakeFromQueue, type TakeFromQueueCommand } from './use-cases/take-from-queue';
export { RoutingReactions } from './reactions/routing-reactions';
export { EditRules } from './use-cases/edit-rules';
export { EditSkills } from './use-cases/edit-skills';
export { RoutingReader } from './use-cases/routing-reader';
export { SetPromotion } from './use-cases/set-promotion';
export { ForgetDecisions } from './use-cases/forget-decisions';
export { coveredNumber } from './domain/phone';
export type { Callback } from './storage/callbacks';
export { CallbackReader } from './use-cases/callback-reader';
export { CallbackWork } from './use-cases/callback-work';
export { PlanCallback } from './use-cases/plan-callback';
export { RejoinQueue } from './use-cases/rejoin-queue';
export { RaisePriority } from './use-cases/raise-priority';
