import { type InLine, waitedSeconds } from './in-line';
import type { QueueOffer } from '@yingda/contracts/names';
import type { OverflowRule, TeamRules } from './rules';

/** A team's queue as overflow looks at it. */
export interface QueueNow {
  /** How many wait. */
  length: number;
  /** Whether the team works now. */
  open: boolean;
}

/** The overflow rules in force for a conversation, in the order in which the team has them. */
export function overflowOf(
  one: Pick<InLine, 'queuedAt'>,
  rules: readonly OverflowRule[],
  { queue, now }: { queue: QueueNow; now: Date },
): OverflowRule[] {
  return rules.filter(({ cause, over }) => {
    if (cause === 'wait') return waitedSeconds(one, now) >= over;
    return cause === 'length' ? queue.length > over : !queue.open;
  });
}

/** Teams whose agents may come to help. */
export function helpersOf({ overflow }: Pick<TeamRules, 'overflow'>): string[] {
  return overflow.flatMap(({ target, teamId }) => (target === 'team' && teamId ? [teamId] : []));
}

/** What a customer who waits is offered instead. While nobody is there, they may always leave a message. */
export function offersTo(
  one: Pick<InLine, 'queuedAt'>,
  rules: readonly OverflowRule[],
  at: { queue: QueueNow; now: Date; someoneThere: boolean },
): QueueOffer[] {
  const targets = new Set<string>(overflowOf(one, rules, at).map(({ target }) => target));
  return (['message', 'callback'] as const).filter(
    (offer) => targets.has(offer) || (offer === 'message' && !at.someoneThere),
  );
}
