export interface RuleEvents {
  /** A rule ran too often and has stopped itself; `agentIds`: who leads and is told. */
  'rule.paused': { ruleId: string; ruleName: string; why: string; at: string; agentIds: string[] };
}
