import {
  type RuleActionResult,
  type RuleTrial,
  type RuleTrials,
  type TryRule as TryRuleCommand,
} from '@yingda/contracts';
import { Refusal, type RuleField } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { checkRule } from '../../domain/rules/check-rule';
import { wordsIn } from '../../domain/rules/reply-text';
import { RuleSet } from '../../domain/rules/rule-set';
import { vocabulary } from '../../domain/rules/vocabulary';
import type { PastHappening, RulePast } from '../../rule-ports';
import { requireReading, wordsOfTeams } from './rights';

/** A quarter: further back, people ask reports. */
const LONGEST_MS = 93 * 86_400_000;
const [USUAL, SHOWN] = [200, 100];

/** Runs a rule, saved or not, over what happened; nothing is done and nobody is told. Of conversations one may read. */
export class TryRule {
  constructor(private readonly past: RulePast) {}

  /** @throws Refusal not-permitted, invalid-setting */
  async execute(actor: Actor, { rule, from, to, limit = USUAL }: TryRuleCommand): Promise<RuleTrials> {
    requireReading(actor);
    checkRule(rule);
    const [begin, end] = [new Date(from), new Date(to)];
    if (begin >= end || end.getTime() - begin.getTime() > LONGEST_MS)
      throw new Refusal('invalid-setting', 'from: It is before `to`, and at most 93 days.', { path: 'from' });
    const { trigger } = rule;
    const asked = { trigger: trigger.kind, seconds: trigger.seconds ?? null, status: trigger.status ?? null };
    const found = await this.past.happenings({ ...asked, from: begin, to: end, limit: limit + 1 });
    const complete = found.length <= limit;
    const teams = wordsOfTeams(actor);
    const mine = ({ facts }: PastHappening) => !teams || teams.includes(String(facts['conversation.team']));
    const looked = found.slice(0, limit).filter(mine);
    const id = newId();
    const set = new RuleSet([{ ...rule, id, version: 1 }]);
    const judged = looked.map((one) => ({ one, ...set.judge(id, one.facts)! }));
    const told = judged.filter(({ met, nearly }) => met || nearly);
    const inOrder = [...told.filter(({ met }) => met), ...told.filter(({ met }) => !met)];
    return {
      from: complete ? begin.toISOString() : found[limit - 1]!.at.toISOString(),
      to: end.toISOString(),
      lookedAt: looked.length,
      matched: judged.filter(({ met }) => met).length,
      complete,
      asOfNow: asOfNow(rule),
      trials: inOrder.slice(0, SHOWN).map(({ one, met, nearly, results }): RuleTrial => {
        const { conversationId, number, at, excerpt } = one;
        const shown = { conversationId, number, at: at.toISOString(), excerpt, matched: met, nearly };
        return {
          ...shown,
          conditions: results,
          would: met ? rule.actions.map((action) => would(action, one)) : [],
        };
      }),
    };
  }
}

function would(
  action: TryRuleCommand['rule']['actions'][number],
  { facts }: PastHappening,
): RuleActionResult {
  const language = facts['conversation.language'];
  const words = action.texts
    ? wordsIn(action.texts, typeof language === 'string' ? language : null)
    : (action.text ?? action.title);
  const details: Record<string, string> = words ? { text: words.slice(0, 1_000) } : {};
  return { kind: action.kind, state: 'pending', at: null, why: null, details };
}

/** Of the fields a rule asks, those that are only known as they are now. */
function asOfNow({ conditions }: TryRuleCommand['rule']): RuleField[] {
  const text = JSON.stringify(conditions);
  const asked = vocabulary.fields.map(({ field }) => field).filter((field) => text.includes(`"${field}"`));
  return asked.filter((field) => /^(conversation|customer|case)\./.test(field) && !KEPT.includes(field));
}

/** These never change. */
const KEPT: readonly RuleField[] = ['conversation.channel', 'conversation.inbox', 'case.closedAs'];
