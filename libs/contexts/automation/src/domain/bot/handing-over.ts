import { type BotQuestion } from '@yingda/contracts';
import type { HandOverReason, Language } from '@yingda/contracts/names';
import type { Decision, Ground } from './decide';
import { nextQuestion } from './facts';
import { absence, ITEM, menu, skipItems } from './menus';
import { chosen, type Awaited } from './talk';
import { SAYS, worded } from './wording';

/** What cannot wait its turn. */
const FIRST: readonly HandOverReason[] = ['safety', 'complaint', 'anger'];

/**
 * To people, for a reason. `asks`: what they will need is asked for first, where something is missing; a customer who
 * complains, is angry or in danger is asked nothing by a machine.
 */
export function handOver(
  ground: Ground,
  how: { reason: HandOverReason; asks: boolean; language: Language },
): Decision {
  const { reason, asks, language } = how;
  const question = asks ? nextQuestion(ground.plan, ground.talk) : null;
  if (question) return askFact(ground, question, how);
  const away = absence(ground.inbox, language);
  const noted =
    reason === 'collected' ? worded(SAYS.noted, language, { facts: factsOf(ground, language) }) : '';
  const going = worded(wordsFor(reason), language);
  // Who is told that nobody is there is not told to wait a moment.
  const said = away && !FIRST.includes(reason) ? [noted, away] : [noted, going, away];
  return {
    deed: 'handed-over',
    say: { kind: 'text', text: said.filter(Boolean).join('\n') },
    handOver: { reason, first: FIRST.includes(reason) },
    article: null,
    talk: { ...ground.talk, awaits: null },
  };
}

/** Asks for a fact; the way to people without it stays open. */
export function askFact(
  ground: Ground,
  question: BotQuestion,
  { reason, language }: { reason: HandOverReason; language: Language },
): Decision {
  const items = skipItems(language);
  const awaits: Awaited = { kind: 'fact', key: question.key, tries: 0, then: reason, items };
  return {
    deed: 'asked-fact',
    say: menu(worded(question.ask, language, { example: question.example }), items),
    handOver: null,
    article: null,
    talk: { ...ground.talk, awaits },
  };
}

/** The answer to what was asked for: noted, asked for once more, or left. */
export function awaitedFact(
  ground: Ground,
  awaited: Extract<Awaited, { kind: 'fact' }>,
  { language, found }: { language: Language; found: Record<string, string> },
): Decision {
  const { plan, heard, talk } = ground;
  const { then: reason, tries, key } = awaited;
  const question = plan.questions.find((one) => one.key === key);
  const choice = chosen(awaited.items, heard)?.id ?? heard.itemId;
  const leaves = choice === ITEM.skip || choice === ITEM.person || ground.signals.person;
  if (key in found) return handOver(ground, { reason, asks: true, language });
  if (leaves || !question || tries >= 1) return handOver(ground, { reason, asks: false, language });
  const hint = worded(SAYS.notMatched, language, { example: question.example });
  return {
    deed: 'asked-fact',
    say: menu(hint, awaited.items),
    handOver: null,
    article: null,
    talk: { ...talk, awaits: { ...awaited, tries: tries + 1 } },
  };
}

function wordsFor(reason: HandOverReason) {
  if (reason === 'safety') return SAYS.safety;
  if (reason === 'complaint') return SAYS.complaint;
  return reason === 'anger' ? SAYS.calming : SAYS.handedOver;
}

function factsOf({ plan, talk }: Ground, language: Language): string {
  return plan.questions
    .filter(({ key }) => key in talk.facts)
    .map(({ key, label }) => `${worded(label, language)} ${talk.facts[key]}`)
    .join(language === 'en' ? ', ' : '，');
}
