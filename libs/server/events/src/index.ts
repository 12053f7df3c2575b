export {
  refOf,
  type Actor,
  type ActorRef,
  type AgentActor,
  type ApiActor,
  type CustomerActor,
  type RuleCause,
  type SystemActor,
} from './actor';
export type {
  AnyDomainEvent,
  ConversationChange,
  DomainEvent,
  DomainEventMap,
  EventName,
} from './domain-events';
export type { ActionChange, CaseTaskChange, CaseTaskEvents, RemedyChange } from './case-task-events';
export type { CaseChange, CaseEvents } from './case-events';
export type { LeadChange, OrderEvents } from './order-events';
export type { ContactChange, ContactEvents } from './contact-events';
export type { FeedbackChange, FeedbackEvents } from './feedback-events';
export type { NoticeEvents } from './notice-events';
export type { PromiseChange, PromiseEvents } from './promise-events';
export type { SurveyAnswered, SurveyEvents, SurveySubject } from './survey-events';
