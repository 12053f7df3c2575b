export { RoutingModule } from './routing.module';
export {
  AgentPool,
  ConversationActions,
  ConversationStandings,
  type Assignment,
  type HeldConversation,
  type Offer,
  type Return,
  type TeamAcceptance,
  type WaitingConversation,
} from './ports';
export type { Candidate } from './domain/choose-agent';
export { DrainQueues } from './use-cases/drain-queues';
export { QueueReader, type QueueSummary } from './use-cases/queue-reader';
export { QueueWatcher } from './use-cases/queue-watcher';
export { RoutingTimers } from './use-cases/routing-timers';
export { TakeFromQueue, type TakeFromQueueCommand } from './use-cases/take-from-queue';
export { RoutingReactions } from './reactions/routing-reactions';
