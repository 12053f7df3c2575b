import { IsNumber, Max, Min } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Word, Written } from '../fields';
import {
  ACTION_KINDS,
  ACTION_PROGRESS,
  CASE_KINSHIPS,
  PARETO_BY,
  type ActionKind,
  type ActionProgress,
  type CaseKinship,
  type ParetoBy,
} from '../names/actions';
import { BilingualName } from './departments';

/** One of the shop's causes that cases come of. */
export class RootCause {
  @Id() id!: string;
  @Word(/^[a-z][a-z0-9-]*$/, 40) key!: string;
  @Nested(() => BilingualName) name!: BilingualName;
  @Flag() archived!: boolean;
}
/** Why a case came to be. */
export class CaseAnalysis {
  @Id() caseId!: string;
  @Text(40) causeKey!: string;
  /** What was found, in words. */
  @Text(4_000) text!: string;
  /** Where the cause lies. */
  @Optional() @Id() departmentId!: string | null;
  @Optional() @Text(120) product!: string | null;
  @Optional() @Text(120) batch!: string | null;
  /** What it cost the shop, in fen; null: not known. */
  @Optional() @Count(1_000_000_000) costFen!: number | null;
  @Text(120) analysedByName!: string;
  @Time() analysedAt!: string;
  @Count() version!: number;
}

/** What is done so that something found is put right, or does not come again. */
export class CaseAction {
  @Id() id!: string;
  /** What people say: A-1. */
  @Text(20) number!: string;
  @OneOf(ACTION_KINDS) kind!: ActionKind;
  @OneOf(ACTION_PROGRESS) state!: ActionProgress;
  @Text(2_000) what!: string;
  /** The case it comes of; null: of several, or of none. */
  @Optional() @Id() caseId!: string | null;
  @Optional() @Text(20) caseNumber!: string | null;
  @Optional() @Text(40) causeKey!: string | null;
  @Optional() @Id() departmentId!: string | null;
  @Optional() @Id() teamId!: string | null;
  @Id() ownerId!: string;
  @Text(120) ownerName!: string;
  @Time() dueAt!: string;
  @Optional() @Text(4_000) evidence!: string | null;
  @Optional() @Time() doneAt!: string | null;
  @Optional() @Text(120) doneByName!: string | null;
  /** When somebody else looks whether it helped. */
  @Time() checkAt!: string;
  /** Who looks; null: whoever may. */
  @Optional() @Id() verifierId!: string | null;
  @Optional() @Time() verifiedAt!: string | null;
  @Optional() @Text(120) verifiedByName!: string | null;
  @Optional() @Text(4_000) finding!: string | null;
  /** The action that did not help, which it follows. */
  @Optional() @Id() followsId!: string | null;
  @Text(120) addedByName!: string;
  @Time() addedAt!: string;
  /** Not done, and its date is over; or done, and the date of the check is over. */
  @Flag() overdue!: boolean;
  @Flag() mayEdit!: boolean;
  @Flag() mayVerify!: boolean;
  @Count() version!: number;
}
export class CaseActionPage {
  @ListOf(() => CaseAction, 100) items!: CaseAction[];
  @Optional() @Text(200) nextCursor!: string | null;
}

/** One bar of a Pareto: how many cases, and what share of all with those before it. */
export class ParetoBar {
  /** Key of the cause, id of the department, or the product. */
  @Text(120) key!: string;
  @Count() cases!: number;
  /** 0 to 1, of all analysed cases, with all bars before it. */
  @IsNumber() @Min(0) @Max(1) cumulative!: number;
}
/** What cases came of, the most frequent first. */
export class CasePareto {
  @OneOf(PARETO_BY) by!: ParetoBy;
  @Count() cases!: number;
  @ListOf(() => ParetoBar, 200) bars!: ParetoBar[];
}

/** A case that may belong to another. */
export class RelatedCase {
  @Id() id!: string;
  @Text(20) number!: string;
  @Text(40) kind!: string;
  @Text(240) title!: string;
  @Text(40) stage!: string;
  @Time() openedAt!: string;
  @OneOf(CASE_KINSHIPS) kinship!: CaseKinship;
}
/** How often a batch of a product was complained of. */
export class QualitySignal {
  @Text(120) product!: string;
  @Text(120) batch!: string;
  @Count() cases!: number;
  /** In the time as long before it. */
  @Count() before!: number;
  @Time() firstAt!: string;
  @Time() lastAt!: string;
  /** Some of them, the last first. */
  @ListOf(() => RelatedCase, 10) latest!: RelatedCase[];
}
/** What an analysis says. */
export class AnalysisContent {
  @Word(/^[a-z][a-z0-9-]*$/, 40) causeKey!: string;
  @Written(4_000) text!: string;
  @Optional() @Id() departmentId?: string | null;
  @Optional() @Text(120) product?: string | null;
  @Optional() @Text(120) batch?: string | null;
  @Optional() @Count(1_000_000_000) costFen?: number | null;
}
