export { compileReplies } from './testing-replies';
export { aRule, ruleTest } from './testing-rules';
export { RuleSet } from './domain/rules/rule-set';
export type { Facts as RuleFacts } from './domain/rules/facts';
