import type { Answer } from '@yingda/contracts';

type LogEntry = Answer<'GET /api/conversations/:id/auto-replies'>[number];
type Run = Answer<'GET /api/conversations/:id/rule-runs'>['runs'][number];

/** What made a machine say a message. */
export interface SaidBy {
  kind: 'reply' | 'rule';
  id: string;
  name: string;
  /** The word that fitted, of an auto-reply. */
  word: string | null;
}

/** Messages by their id, with the auto-reply or the rule that said them. */
export function saidBy(log: readonly LogEntry[], runs: readonly Run[]): ReadonlyMap<string, SaidBy> {
  const all = new Map<string, SaidBy>();
  for (const { messageId, autoReplyId, name, detail } of log)
    if (messageId && autoReplyId)
      all.set(messageId, { kind: 'reply', id: autoReplyId, name: name ?? '', word: detail ?? null });
  for (const { ruleId, ruleName, actions } of runs)
    for (const { details } of actions) {
      const { messageId } = details;
      if (messageId) all.set(messageId, { kind: 'rule', id: ruleId, name: ruleName, word: null });
    }
  return all;
}
