import type { Tier } from '@yingda/contracts/names';
import type { Switches } from '../switches';

/** Tables whose rows are of a conversation, and those whose rows are things of their own. */
export type FactTable = 'conversations' | 'turns' | 'waits' | 'holdings' | 'surveys' | ItemTable;
export type ItemTable = 'cases' | 'contacts' | 'opinions' | 'actions' | 'feedback';

/** How the cases of a figure become one value. Expressions name columns of the table as `f`. */
export type Measure =
  | { kind: 'count' }
  /** Milliseconds; the value is their mean. */
  | { kind: 'times'; ms: string }
  /** The longest of the milliseconds. */
  | { kind: 'longest'; ms: string }
  /** Cases of which it is true, of all cases. */
  | { kind: 'share'; of: string }
  /** A sum divided by a sum. */
  | { kind: 'ratio'; numerator: string; denominator: string };

/** What a figure asks of one table of facts. A rollup that keeps its cases can answer it in the table's place. */
export interface FactPlan {
  source: 'facts';
  table: FactTable;
  measure: Measure;
  /** Conditions that a row must meet to be counted at all. */
  base: string[];
  /** Further conditions that make it a case of the figure. */
  cases: string[];
  /** Rows never answered, counted beside the cases; null where that has no meaning. */
  unanswered: string | null;
  /** When it happened: hours and weekdays go by it, and `period: event`. */
  moment: string;
  /** Whose it is. `everybody`: of all who had the conversation, each. */
  credit: 'own' | 'first' | 'last' | 'everybody';
  /** As it stands now, whatever the period. */
  live?: boolean;
  /** Since when it counts in its band of days. */
  age?: string;
}

/** Time of agents: there (online or busy), there with something to do, having conversations (added up, or at least one). */
export type TimeKind = 'present' | 'occupied' | 'held' | 'holding';
export interface TimePlan {
  source: 'time';
  kind: TimeKind;
}
/** How many agents are in a state now, or how many conversations they could serve. */
export interface StaffPlan {
  source: 'staff';
  states: ('online' | 'busy' | 'away')[];
  count: 'agents' | 'capacity';
}
/** One quantity for each unit of another. `unit`: how many of the second make one. */
export interface QuotientPlan {
  source: 'quotient';
  numerator: FactPlan | TimePlan;
  denominator: FactPlan | TimePlan | StaffPlan;
  unit: number;
}
export type Plan = FactPlan | TimePlan | StaffPlan | QuotientPlan;

/** What plans are made with. */
export interface PlanWith {
  switches: Switches;
  /** Seconds to a first answer, by tier. */
  targets: Record<Tier, number>;
}
