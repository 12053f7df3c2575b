import { RULE_LIMITS } from '@yingda/contracts/names';

/** How often rules have run lately, without the run that asks. */
export interface Lately {
  /** This rule in this conversation within an hour. */
  ruleHere: number;
  /** All rules in this conversation within an hour. */
  allHere: number;
  /** This rule within this minute, with the run that asks. */
  ruleMinute: number;
}

/** What a rule allows itself; never more than the shop's. */
export interface Allowance {
  perConversationHour?: number | null;
  perMinute?: number | null;
}

/** Why a run does nothing. */
export type Hold = 'rule-in-conversation' | 'all-in-conversation' | 'storm';

/** Null: it may run. */
export function holdOf(lately: Lately, { perConversationHour, perMinute }: Allowance): Hold | null {
  if (lately.ruleMinute > (perMinute ?? RULE_LIMITS.perMinute)) return 'storm';
  if (lately.ruleHere >= (perConversationHour ?? RULE_LIMITS.perConversationHour))
    return 'rule-in-conversation';
  if (lately.allHere >= RULE_LIMITS.allPerConversationHour) return 'all-in-conversation';
  return null;
}

export const HOLDS: Record<Hold, string> = {
  'rule-in-conversation': 'It has run in this conversation as often within an hour as it may.',
  'all-in-conversation': 'Rules have run in this conversation as often within an hour as they may.',
  storm: 'It ran more often within a minute than it may, and has paused itself.',
};
