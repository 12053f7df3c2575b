import { type ReportConversationsQuery } from '@yingda/contracts';
import {
  Refusal,
  type Channel,
  type FigureKey,
  type FigureUnit,
  type ReportItem,
  type Tier,
} from '@yingda/contracts/names';
import type { FactPlan, Plan } from './figures/plan';
import type { Question } from './question';
import type { Switches } from './switches';

/** One case of a figure, as its table of facts has it. Times between are seconds. */
export interface FigureCase {
  item: ReportItem;
  itemId: string;
  conversationId: string | null;
  number: string;
  at: Date;
  openedAt: Date;
  closedAt: Date | null;
  channel: Channel | null;
  inboxId: string | null;
  tier: Tier | null;
  topicId: string | null;
  agentId: string | null;
  teamId: string | null;
  value: number | null;
  of: number | null;
  unanswered: boolean;
  imported: boolean;
}

/** What is asked for: the cases of one figure, or of one cell of its table. */
export interface CaseQuestion {
  figure: FigureKey;
  unit: FigureUnit;
  plan: FactPlan;
  switches: Switches;
  ask: Question;
  /** What each of `ask.groupBy` is in the cell; null: the figure as a whole. */
  cell: (string | null)[] | null;
  kind: NonNullable<ReportConversationsQuery['cases']>;
  sort: NonNullable<ReportConversationsQuery['sort']>;
}

/** What of a figure has conversations behind it. @throws Refusal nothing-behind */
export function countedBy(plan: Plan): FactPlan {
  if (plan.source === 'facts') return plan;
  if (plan.source === 'quotient' && plan.numerator.source === 'facts') return plan.numerator;
  throw new Refusal(
    'nothing-behind',
    'This figure is a length of time or a number of people; no conversations are behind it.',
  );
}

/** The cell as the figure's rows name it. @throws Refusal invalid-payload */
export function cellOf(
  group: string[] | null | undefined,
  groupBy: Question['groupBy'],
): (string | null)[] | null {
  if (group == null) return null;
  if (group.length !== groupBy.length)
    throw new Refusal('invalid-payload', '`group` has a value for each of `groupBy`.', { field: 'group' });
  return group.map((value) => (value === '' ? null : value));
}
