import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import { CALL_OUTCOMES, type CallOutcome } from '../names/calls';
import { CALLBACK_STATES, type CallbackState } from '../names/callbacks';
import { QUEUE_OFFERS, type QueueOffer } from '../names/routing';

/** Within which time a customer is called. */
export class CallbackTime {
  @Time() from!: string;
  @Time() until!: string;
}

/** Times that can be chosen, all within opening hours, the earliest first. */
export class CallbackTimes {
  @ListOf(() => CallbackTime, 50) times!: CallbackTime[];
}

/** The call a customer was promised, as they see it. */
export class CustomerCallback extends CallbackTime {
  /** The number they gave, all but a few digits covered. */
  @Text(40) phone!: string;
}

/** What holds for a conversation that waits without its customer in front of it. */
export class Aside {
  @Optional() @Nested(() => CustomerCallback) callback!: CustomerCallback | null;
  @Words(QUEUE_OFFERS) offers!: QueueOffer[];
}

/** A call that somebody owes a customer. */
export class PlannedCallback extends CallbackTime {
  @Id() id!: string;
  @Id() conversationId!: string;
  @Text(20) conversationNumber!: string;
  @Id() customerId!: string;
  @Text(120) customerName!: string;
  /** What a visitor without a name is called by. */
  @Text(8) customerCode!: string;
  @Id() teamId!: string;
  @OneOf(CALLBACK_STATES) state!: CallbackState;
  /** Whole only for who has it. */
  @Text(40) phone!: string;
  @Flag() masked!: boolean;
  @Optional() @Id() agentId!: string | null;
  /** How often it was tried. */
  @Count() attempts!: number;
  @Optional() @OneOf(CALL_OUTCOMES) lastOutcome!: CallOutcome | null;
  @Optional() @Time() lastAttemptAt!: string | null;
  @Time() plannedAt!: string;
}

export class CallbackList {
  @ListOf(() => PlannedCallback, 200) items!: PlannedCallback[];
}
