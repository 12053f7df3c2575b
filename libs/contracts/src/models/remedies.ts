import { Count, Flag, Id, ListOf, OneOf, Optional, Text, Time, Word } from '../fields';
import {
  REMEDY_KINDS,
  REMEDY_ROLES,
  REMEDY_STATES,
  type RemedyKind,
  type RemedyRole,
  type RemedyState,
} from '../names/remedies';

/** A month, as 2026-11. */
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What a customer is to be given for a case. Money is in fen. */
export class Remedy {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text(20) caseNumber!: string;
  @Text(240) caseTitle!: string;
  @Optional() @Text(120) customerName!: string | null;
  @Optional() @Id() teamId!: string | null;
  @OneOf(REMEDY_KINDS) kind!: RemedyKind;
  /** Beyond what is owed: in the register, and approved by somebody else whatever the amount. */
  @Flag() goodwill!: boolean;
  @OneOf(REMEDY_STATES) state!: RemedyState;
  @Count(100_000_000) amountFen!: number;
  @Count(100_000_000) points!: number;
  @Text(2_000) reason!: string;
  @Optional() @Id() proposedById!: string | null;
  @Text(120) proposedByName!: string;
  @Time() proposedAt!: string;
  /** Up to what whoever proposed it decides alone; null: any amount. */
  @Optional() @Count(100_000_000) limitFen!: number | null;
  /** Somebody else has to approve it, or had to. */
  @Flag() needsApproval!: boolean;
  /** Who approved or refused it; null when it was within the limit. */
  @Optional() @Id() decidedById!: string | null;
  @Optional() @Text(120) decidedByName!: string | null;
  @Optional() @Time() decidedAt!: string | null;
  @Optional() @Text(2_000) decision!: string | null;
  @Optional() @Time() toldAt!: string | null;
  /** What the customer said to it, noted by who told them. */
  @Optional() @Text(2_000) consent!: string | null;
  @Optional() @Time() executedAt!: string | null;
  @Optional() @Text(120) executedByName!: string | null;
  @Optional() @Text(2_000) evidence!: string | null;
  /** The remedy it takes the place of. */
  @Optional() @Id() replacesId!: string | null;
  /** Whether whoever asks may approve or refuse it now. */
  @Flag() mayDecide!: boolean;
  @Count() version!: number;
}
export class RemedyPage {
  @ListOf(() => Remedy, 100) items!: Remedy[];
  @Optional() @Text(200) nextCursor!: string | null;
}

export class RemedyLimit {
  @OneOf(REMEDY_ROLES) role!: RemedyRole;
  /** Of one remedy, in fen; null: any amount. */
  @Optional() @Count(100_000_000) amountFen!: number | null;
}
/** How much each role decides alone, and approves for others. Points count as so many fen each. */
export class RemedyLimits {
  @ListOf(() => RemedyLimit, 4) limits!: RemedyLimit[];
  @Count(1_000) pointFen!: number;
}

export class GoodwillBudget {
  @Word(MONTH) month!: string;
  /** Null: the shop's. */
  @Optional() @Id() teamId!: string | null;
  @Count(1_000_000_000) amountFen!: number;
  @Count() spentFen!: number;
}
/** Gifts and fees given back in a month (安抚), approved ones and those that wait. */
export class GoodwillRegister {
  @Word(MONTH) month!: string;
  @ListOf(() => Remedy, 500) items!: Remedy[];
  @Count() approvedFen!: number;
  @Count() waitingFen!: number;
  @ListOf(() => GoodwillBudget, 200) budgets!: GoodwillBudget[];
}
