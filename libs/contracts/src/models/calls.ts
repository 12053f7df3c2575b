import { Count, Id, Nested, OneOf, Optional, Text, Time, Written } from '../fields';
import {
  CALL_DIRECTIONS,
  CALL_KINDS,
  CALL_OUTCOMES,
  type CallDirection,
  type CallKind,
  type CallOutcome,
} from '../names/calls';
import { RESOLVED, type Resolved } from '../names/states';

/** How a call ended the matter; its summary is the call's. */
export class CallDisposition {
  @Id() topicId!: string;
  @OneOf(RESOLVED) resolved!: Resolved;
}

/** A call as its agent writes it down. `callId` is made by the screen: sent again, the call is there once. */
export class LogCallBody {
  @Id() callId!: string;
  @Id() inboxId!: string;
  @OneOf(CALL_DIRECTIONS) direction!: CallDirection;
  @OneOf(CALL_OUTCOMES) outcome!: CallOutcome;
  /** The customer's number. */
  @Text(40, 3) phone!: string;
  @Optional() @Text(100) name?: string;
  /** Who it was, where the number is not known yet: it becomes theirs. */
  @Optional() @Id() customerId?: string;
  @Time() startedAt!: string;
  @Count(86_400) durationSeconds!: number;
  @Optional() @OneOf(CALL_KINDS) about?: CallKind;
  @Written(2_000) summary!: string;
  /** Closes the conversation; without it, it stays open with the agent. */
  @Optional() @Nested(() => CallDisposition) disposition?: CallDisposition;
}

/** A call that was logged; what was said stands in the note of its conversation. */
export class CallRecord {
  @Id() id!: string;
  @Id() inboxId!: string;
  @Id() conversationId!: string;
  @Id() agentId!: string;
  @OneOf(CALL_DIRECTIONS) direction!: CallDirection;
  @OneOf(CALL_OUTCOMES) outcome!: CallOutcome;
  @Optional() @OneOf(CALL_KINDS) about!: CallKind | null;
  @Time() startedAt!: string;
  @Count() durationSeconds!: number;
}
