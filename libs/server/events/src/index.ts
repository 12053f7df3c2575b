export {
  refOf,
  type Actor,
  type ActorRef,
  type AgentActor,
  type ApiActor,
  type CustomerActor,
  type SystemActor,
} from './actor';
export type {
  AnyDomainEvent,
  ConversationChange,
  DomainEvent,
  DomainEventMap,
  EventName,
} from './domain-events';
