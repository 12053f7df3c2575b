import { sameValue } from '../page/same-value';
import { contentOf, formOf, type RuleContent } from './rule-form';

export const RULE_PARTS = [
  'name',
  'enabled',
  'teamIds',
  'trigger',
  'conditions',
  'actions',
  'stopAfter',
  'limits',
] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** In what two versions of a rule differ, in the order of the editor. */
export function partsThatDiffer(one: RuleContent, other: RuleContent): RulePart[] {
  // Both as the form writes them: what only the wire tells apart (null or not there) is no difference.
  const [a, b] = [contentOf(formOf(one)), contentOf(formOf(other))];
  return RULE_PARTS.filter((part) =>
    part === 'limits'
      ? a.perConversationHour !== b.perConversationHour || a.perMinute !== b.perMinute
      : !sameValue(a[part], b[part]),
  );
}
