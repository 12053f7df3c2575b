import { ArrayMaxSize, IsArray, IsInt } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time } from '../fields';
import {
  PROMISE_KINDS,
  SUGGESTION_STATES,
  type SuggestionState,
  PROMISE_REACHED,
  PROMISE_SOURCES,
  PROMISE_STATES,
  PROMISE_STEPS,
  type PromiseKind,
  type PromiseReached,
  type PromiseSource,
  type PromiseState,
  type PromiseStep,
} from '../names/promises';

/** One thing that happened to a promise. */
export class PromiseLine {
  @OneOf(PROMISE_STEPS) step!: PromiseStep;
  @Time() at!: string;
  /** Null: the system, whose part has the name. */
  @Optional() @Id() byId!: string | null;
  @Text(120) byName!: string;
  @Optional() @Id() fromId!: string | null;
  @Optional() @Id() toId!: string | null;
  @Text(2_000) note!: string;
}

/** What it comes of: a case, a task, an action, feedback or a contact, whose page shows it. */
export class PromiseOf {
  @OneOf(PROMISE_SOURCES) kind!: PromiseSource;
  @Id() id!: string;
}
/** Something owed to a customer by a time. */
export class PromiseRecord {
  @Id() id!: string;
  @OneOf(PROMISE_KINDS) kind!: PromiseKind;
  /** In words, for whom it is owed by; empty where the kind says it all. */
  @Text(2_000) what!: string;
  @OneOf(PROMISE_STATES) state!: PromiseState;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Text(20) conversationNumber!: string | null;
  @Optional() @Id() customerId!: string | null;
  @Optional() @Text(120) customerName!: string | null;
  /** The survey answer it came of. */
  @Optional() @Id() surveyId!: string | null;
  @Optional() @Count(10) score!: number | null;
  /** Who owes it; null while the shop has nobody who could. */
  @Optional() @Id() ownerId!: string | null;
  @Optional() @Id() teamId!: string | null;
  /** The part of the shop it waits for; none for what a team owes by itself. */
  @Optional() @Id() departmentId!: string | null;
  @Optional() @Nested(() => PromiseOf) of!: PromiseOf | null;
  @Time() madeAt!: string;
  @Text(120) madeByName!: string;
  @Time() dueAt!: string;
  /** When the customer was first written to after it was promised by hand. */
  @Optional() @Time() toldAt!: string | null;
  /** Promised by hand in a conversation, and nobody has told the customer yet. */
  @Flag() untold!: boolean;
  /** Since when it waits for the customer: nothing breaks meanwhile. */
  @Optional() @Time() pausedSince!: string | null;
  /** Kept, or settled after it was broken. */
  @Optional() @Time() doneAt!: string | null;
  /** Nothing is owed any more. */
  @Flag() done!: boolean;
  @Optional() @Text(2_000) outcome!: string | null;
  @Optional() @OneOf(PROMISE_REACHED) reached!: PromiseReached | null;
  @Count() version!: number;
}
export class PromiseDetail extends PromiseRecord {
  @ListOf(() => PromiseLine, 200) history!: PromiseLine[];
}
export class PromisePage {
  @ListOf(() => PromiseRecord, 100) items!: PromiseRecord[];
  @Optional() @Text(200) nextCursor!: string | null;
}
/** Of what the agent may see: what is owed, and how the last thirty days went. */
export class PromiseCounts {
  @Count() overdue!: number;
  @Count() dueToday!: number;
  @Count() later!: number;
  @Count() kept!: number;
  @Count() broken!: number;
}

const ListOfCounts = (): PropertyDecorator => (target, key) => {
  IsArray()(target, key);
  ArrayMaxSize(4)(target, key);
  IsInt({ each: true })(target, key);
};

/** What one owner, department or team owes; `id` null: nobody's, or none. */
export class PromiseBoardRow {
  @Optional() @Id() id!: string | null;
  @Count() dueToday!: number;
  @Count() overdue!: number;
  /** Overdue ones by age, in the order of PROMISE_BANDS. */
  @ListOfCounts() bands!: number[];
  /** Of the last thirty days. */
  @Count() kept!: number;
  @Count() broken!: number;
}
/** What is due and overdue now, by who owes it. */
export class PromiseBoard {
  @Time() at!: string;
  /** When the shop's day is over. */
  @Time() dayEnd!: string;
  @Nested(() => PromiseBoardRow) all!: PromiseBoardRow;
  @ListOf(() => PromiseBoardRow, 1_000) owners!: PromiseBoardRow[];
  @ListOf(() => PromiseBoardRow, 500) departments!: PromiseBoardRow[];
  @ListOf(() => PromiseBoardRow, 500) teams!: PromiseBoardRow[];
}
/** Something an agent seems to have promised in their own words; nothing is owed before they accept it. */
export class PromiseSuggestion {
  @Id() id!: string;
  @Id() conversationId!: string;
  /** The words it was found in. */
  @Text(500) quote!: string;
  @Text(1_000) what!: string;
  @Time() dueAt!: string;
  @OneOf(SUGGESTION_STATES) state!: SuggestionState;
}
export class PromiseSuggestions {
  @ListOf(() => PromiseSuggestion, 20) items!: PromiseSuggestion[];
}
export class HandedOver {
  @Count() handed!: number;
}
