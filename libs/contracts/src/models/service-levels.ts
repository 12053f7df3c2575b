import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import {
  ACTION_STATES,
  CLOCK_OUTCOMES,
  POLICY_CONDITIONS,
  RISKS,
  SERVICE_LEVEL_ACTIONS,
  SERVICE_LEVEL_KINDS,
  SERVICE_LEVEL_LEVELS,
  SERVICE_LEVEL_TIMES,
  WARNING_UNITS,
  type ActionState,
  type ClockOutcome,
  type PolicyCondition,
  type Risk,
  type ServiceLevelAction,
  type ServiceLevelKind,
  type ServiceLevelLevel,
  type ServiceLevelTime,
  type WarningUnit,
} from '../names/service-levels';
import { CHANNELS, TIERS, type Channel, type Tier } from '../names/states';

/** A year. */
const LONGEST = 31_536_000;

/** How early a clock is called nearly over: so many seconds before it is due, or when so many percent have run. */
export class ServiceLevelWarning {
  @OneOf(WARNING_UNITS) unit!: WarningUnit;
  @Count(LONGEST, 1) value!: number;
}

/** A time in which something is to be done. */
export class ServiceLevelTarget {
  @Count(LONGEST, 1) seconds!: number;
  @OneOf(SERVICE_LEVEL_TIMES) time!: ServiceLevelTime;
  @Optional() @Nested(() => ServiceLevelWarning) warning!: ServiceLevelWarning | null;
  /** Of the resolution: it stands while the customer is waited for. Responses stand then anyway. */
  @Flag() pauses!: boolean;
  @Words(SERVICE_LEVEL_ACTIONS) onWarning!: ServiceLevelAction[];
  @Words(SERVICE_LEVEL_ACTIONS) onBreach!: ServiceLevelAction[];
}

/** Null: nothing is promised. */
export class ServiceLevelTargets {
  @Optional() @Nested(() => ServiceLevelTarget) firstResponse!: ServiceLevelTarget | null;
  @Optional() @Nested(() => ServiceLevelTarget) nextResponse!: ServiceLevelTarget | null;
  @Optional() @Nested(() => ServiceLevelTarget) resolution!: ServiceLevelTarget | null;
  @Optional() @Nested(() => ServiceLevelTarget) waiting!: ServiceLevelTarget | null;
}

/** A conversation fits when it is among each of these; an empty list takes all. */
export class ServiceLevelConditions {
  @Words(TIERS) tiers!: Tier[];
  @Words(CHANNELS) channels!: Channel[];
  @Ids(500) inboxIds!: string[];
  @Ids(500) topicIds!: string[];
  @Ids(500) teamIds!: string[];
}

/** Promised times for some conversations. Of those that are in use the first that fits counts. */
export class ServiceLevelPolicy {
  @Id() id!: string;
  @Text(60, 1) name!: string;
  @Flag() active!: boolean;
  @Nested(() => ServiceLevelConditions) conditions!: ServiceLevelConditions;
  @Nested(() => ServiceLevelTargets) targets!: ServiceLevelTargets;
  /** Its place in the list, from 1. */
  @Count(1_000, 1) place!: number;
  @Count() version!: number;
}

/** The clock of an open conversation that is due next, as a list shows it; the screen counts down by itself. */
export class RunningClock {
  @OneOf(SERVICE_LEVEL_KINDS) kind!: ServiceLevelKind;
  @Time() startedAt!: string;
  @Time() dueAt!: string;
  /** From then on it is nearly over; null: never. */
  @Optional() @Time() warnAt!: string | null;
}

/** Something that was done by itself, or was to be. */
export class ServiceLevelActionTaken {
  @OneOf(SERVICE_LEVEL_LEVELS) level!: ServiceLevelLevel;
  @OneOf([...SERVICE_LEVEL_ACTIONS, 'record']) action!: ServiceLevelAction | 'record';
  @OneOf(ACTION_STATES) state!: ActionState;
  @Optional() @Time() at!: string | null;
  /** Why it failed; English, for whoever looks after it. */
  @Optional() @Text(500) why!: string | null;
}

/** One clock of a conversation. */
export class ServiceLevelClock {
  @Id() id!: string;
  @OneOf(SERVICE_LEVEL_KINDS) kind!: ServiceLevelKind;
  /** Which of its kind in this conversation, from 1. */
  @Count() turn!: number;
  @Time() startedAt!: string;
  /** Milliseconds that had run when it last began to run, stood or ended, in the target's time. */
  @Count() spentMs!: number;
  /** Since when it runs; null: it stands, or is over. */
  @Optional() @Time() runningSince!: string | null;
  @Optional() @Time() warnAt!: string | null;
  @Optional() @Time() dueAt!: string | null;
  @Optional() @Time() warnedAt!: string | null;
  /** The moment it was due, when that passed unanswered. */
  @Optional() @Time() breachedAt!: string | null;
  @Optional() @Time() stoppedAt!: string | null;
  @OneOf(CLOCK_OUTCOMES) outcome!: ClockOutcome;
  /** Null: nothing is promised. */
  @Optional() @Count() targetSeconds!: number | null;
  @Optional() @OneOf(SERVICE_LEVEL_TIMES) time!: ServiceLevelTime | null;
  @Optional() @Id() policyId!: string | null;
  @Optional() @Text(60) policyName!: string | null;
  @Optional() @Count() policyVersion!: number | null;
  @ListOf(() => ServiceLevelActionTaken, 50) actions!: ServiceLevelActionTaken[];
}

/** Why a policy before the one that counts did not: what it asks for and the conversation is not. */
export class PolicyPassedOver {
  @Id() id!: string;
  @Text(60) name!: string;
  @Words(POLICY_CONDITIONS) because!: PolicyCondition[];
}
/** When something would be due that began now. */
export class ServiceLevelDue {
  @OneOf(SERVICE_LEVEL_KINDS) kind!: ServiceLevelKind;
  @Count() seconds!: number;
  @OneOf(SERVICE_LEVEL_TIMES) time!: ServiceLevelTime;
  /** Null: not within ten years. */
  @Optional() @Time() dueAt!: string | null;
  @Optional() @Time() warnAt!: string | null;
}
/** What a message that came now would be promised. */
export class ServiceLevelPreview {
  @Time() now!: string;
  /** Null: no policy fits. */
  @Optional() @Id() policyId!: string | null;
  @Optional() @Text(60) policyName!: string | null;
  /** What made it fit; empty for one that takes all. */
  @Words(POLICY_CONDITIONS) because!: PolicyCondition[];
  @ListOf(() => PolicyPassedOver, 200) passedOver!: PolicyPassedOver[];
  /** Null: open round the clock. */
  @Optional() @Id() calendarId!: string | null;
  @Optional() @Text(60) calendarName!: string | null;
  @Optional() @Text(64) timeZone!: string | null;
  @Flag() open!: boolean;
  @ListOf(() => ServiceLevelDue, 4) due!: ServiceLevelDue[];
}

/** A conversation whose clock is nearly over, or over. */
export class AtRisk {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Id() customerId!: string;
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() agentId!: string | null;
  @OneOf(RISKS) risk!: Risk;
  @Nested(() => RunningClock) clock!: RunningClock;
}
