import { RULE_LIMITS } from '@yingda/contracts/names';
import type { RuleCause } from '@yingda/events';

/**
 * How deep a rule would stand that runs because of this, or null when it must not: rules set each other going only so
 * far, and none sets itself going.
 */
export function depthOf(cause: RuleCause | undefined, ruleId: string): number | null {
  if (!cause) return 1;
  if (cause.ruleId === ruleId || cause.depth >= RULE_LIMITS.chain) return null;
  return cause.depth + 1;
}
