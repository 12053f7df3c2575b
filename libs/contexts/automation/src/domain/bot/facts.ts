import { type BotPlan, type BotQuestion } from '@yingda/contracts';
import { plainOf } from '../mood/plain';
import { matcher } from './plan';
import type { Talk } from './talk';

const LONGEST = 80;

/** What an answer holds of what was asked for; null: nothing. */
export function factIn(question: BotQuestion, text: string): string | null {
  const found = matcher(question.pattern)?.(text.normalize('NFKC')) ?? null;
  return found === null ? null : found.slice(0, LONGEST);
}

/** The facts a text holds unasked. */
export function factsIn(plan: BotPlan, text: string): Record<string, string> {
  const found = plan.questions.flatMap((question) => {
    const fact = factIn(question, text);
    return fact === null ? [] : [[question.key, fact] as const];
  });
  return Object.fromEntries(found);
}

/** What stands around a fact without asking anything. */
const FILLING =
  /我的|订单|单号|号码|编号|这个|就是|你好|您好|麻烦|谢谢|[是号为的]|\b(?:my|the|order|number|no|id|is|it|it's|its|here|this|thanks|thank|you)\b/gi;

/** It is nothing but the fact, with what people put around it. */
export function isOnlyFacts(text: string, facts: Record<string, string>): boolean {
  const rest = Object.values(facts).reduce((left, fact) => left.replace(fact, ' '), text.normalize('NFKC'));
  return Object.keys(facts).length > 0 && rest.replace(FILLING, ' ').replace(/[\s\p{P}\p{S}]/gu, '') === '';
}

/** The next fact that is worth asking for before people go on; null: none. */
export function nextQuestion(plan: BotPlan, talk: Talk): BotQuestion | null {
  const asked = plainOf(talk.asked.join('\n'));
  const concerns = ({ when }: BotQuestion) =>
    when.length === 0 || when.some((word) => word.trim() !== '' && asked.includes(plainOf(word)));
  return plan.questions.find((question) => !(question.key in talk.facts) && concerns(question)) ?? null;
}
