import { type BotPlan, type Content } from '@yingda/contracts';
import type { BotDeed, HandOverReason, Language } from '@yingda/contracts/names';
import type { AnswerText, BotInbox, FoundAnswer } from '../../bot-ports';
import type { Signals } from '../mood/signals';
import { factsIn, isOnlyFacts } from './facts';
import { answerText, candidateItems, firstItems, helpedItems, isItem, ITEM, menu } from './menus';
import { awaitedFact, handOver } from './handing-over';
import { isGreeting, isNo, isSmallTalk, isThanks, isYes } from './small-talk';
import { chosen, withAsked, type Choice, type Talk } from './talk';
import { languageOf, SAYS, worded } from './wording';

/** A customer's message, as far as a bot can tell. */
export interface BotHeard {
  /** Its words; empty for pictures and the like. */
  text: string;
  /** Of the menu item that was chosen instead of writing. */
  itemId: string | null;
}

/** All that a decision rests on. */
export interface Ground {
  talk: Talk;
  heard: BotHeard;
  plan: BotPlan;
  inbox: BotInbox;
  signals: Signals;
  /** What the articles say to the question, best first; the chosen one, read. */
  found: FoundAnswer[];
  article: AnswerText | null;
}

/** What the bot does about a message. */
export interface Decision {
  deed: BotDeed;
  /** Null: nothing is said. */
  say: Content | null;
  /** Why people are given it, with how urgent it is. */
  handOver: { reason: HandOverReason; first: boolean } | null;
  article: { key: string; score: number | null } | null;
  talk: Talk;
}

/** What must be looked up before it can be decided. */
export type Lookup = { kind: 'nothing' } | { kind: 'ask'; text: string } | { kind: 'read'; key: string };

/**
 * Candidates as near as this to the best one leave a doubt which was meant: in the logarithm of their odds, because
 * scores of all that fit well crowd below 1 (0.998 is far from 0.98, 0.55 is near to 0.4).
 */
const NEAR = 0.7;
const CHOICES = 3;

/** What the customer means by it, where the last menu says so. */
export function meant(talk: Talk, heard: BotHeard): Choice | null {
  const known = chosen(talk.awaits?.items ?? [], heard);
  // What is chosen from an older menu of the bot still means what it says; another's is read as words.
  return (
    known ?? (heard.itemId !== null && isItem(heard.itemId) ? { id: heard.itemId, label: heard.text } : null)
  );
}

export function lookupFor(ground: Pick<Ground, 'talk' | 'heard' | 'plan' | 'signals'>): Lookup {
  const { talk, heard, plan, signals } = ground;
  const choice = meant(talk, heard);
  if (choice?.id.startsWith('article:')) return { kind: 'read', key: choice.id.slice('article:'.length) };
  const item = plan.menu.find(({ id }) => choice?.id === `menu:${id}`);
  if (item?.does === 'article' && item.articleKey) return { kind: 'read', key: item.articleKey };
  const language = languageOf(heard.text, talk.language);
  if (item?.does === 'ask' && item.question) return { kind: 'ask', text: worded(item.question, language) };
  if (choice || talk.awaits?.kind === 'fact' || heard.text.trim() === '') return { kind: 'nothing' };
  if (signals.safety || signals.complaint || signals.person || signals.mood === 'angry')
    return { kind: 'nothing' };
  return { kind: 'ask', text: heard.text };
}

/** What the bot does; the same for the same ground. */
export function decide(before: Ground): Decision {
  const { heard, plan, signals } = before;
  const choice = meant(before.talk, heard);
  const language = languageOf(choice ? '' : heard.text, before.talk.language ?? languageOf(heard.text, null));
  const facts = choice ? {} : factsIn(plan, heard.text);
  const talk: Talk = {
    ...(choice || isSmallTalk(heard.text) ? before.talk : withAsked(before.talk, heard.text)),
    ...{ language, mood: worse(before.talk.mood, signals.mood), turns: before.talk.turns + 1 },
    facts: { ...before.talk.facts, ...facts },
  };
  const ground = { ...before, talk };
  const given = (reason: HandOverReason, asks: boolean) => handOver(ground, { reason, asks, language });

  if (!choice) {
    if (signals.safety) return given('safety', false);
    if (signals.complaint) return given('complaint', false);
    if (signals.mood === 'angry') return given('anger', false);
  }
  if (talk.awaits?.kind === 'fact') return awaitedFact(ground, talk.awaits, { language, found: facts });
  if (choice?.id === ITEM.skip) return given('asked', false);
  if (choice?.id === ITEM.person || (!choice && signals.person)) return given('asked', true);
  if (choice) return onChoice(ground, choice, language);
  if (isOnlyFacts(heard.text, facts)) return given('collected', false);
  if (talk.awaits?.kind === 'helped') {
    if (isYes(heard.text)) return thanked(ground, language);
    if (isNo(heard.text)) return unhelpful(ground, language);
  }
  if (isThanks(heard.text)) return thanked(ground, language);
  if (isGreeting(heard.text)) return greeted(ground, language);
  return byArticles(ground, language);
}

function onChoice(ground: Ground, choice: Choice, language: Language): Decision {
  if (choice.id === ITEM.yes) return thanked(ground, language);
  if (choice.id === ITEM.no) return unhelpful(ground, language);
  if (ground.article) return answered(ground, { article: ground.article, score: null }, language);
  if (choice.id === ITEM.none) return foundNothing(ground, language);
  return byArticles({ ...ground, talk: withAsked(ground.talk, choice.label) }, language);
}

/** By what the articles say: one that fits, a choice where two do, nothing. */
function byArticles(ground: Ground, language: Language): Decision {
  const { found, plan, article, talk } = ground;
  const fitting = found.filter(({ score }) => score * 100 >= plan.threshold);
  const [best] = fitting;
  if (!best) return foundNothing(ground, language);
  const near = fitting.filter(({ score }) => oddsOf(best.score) - oddsOf(score) <= NEAR).slice(0, CHOICES);
  if (near.length === 1) {
    // The best one is read beforehand; it may be gone by now.
    if (article?.key !== best.key) return foundNothing(ground, language);
    return answered(ground, { article, score: percent(best.score) }, language);
  }
  const items = candidateItems(near, language);
  return {
    deed: 'offered-choice',
    say: menu(worded(SAYS.which, language), items),
    handOver: null,
    article: null,
    talk: { ...talk, awaits: { kind: 'choice', items } },
  };
}

function answered(
  ground: Ground,
  { article, score }: { article: AnswerText; score: number | null },
  language: Language,
): Decision {
  const { key, title } = article;
  const items = helpedItems(language);
  const shown = [...ground.talk.shown.filter((one) => one.key !== key), { key, title }];
  return {
    deed: 'answered',
    say: menu(answerText(article, language), items),
    handOver: null,
    article: { key, score },
    talk: { ...ground.talk, unanswered: 0, shown, awaits: { kind: 'helped', key, items } },
  };
}

function greeted(ground: Ground, language: Language): Decision {
  return withFirstMenu(ground, 'greeted', { text: worded(ground.plan.greeting, language), language });
}

function thanked(ground: Ground, language: Language): Decision {
  return {
    deed: 'thanked',
    say: { kind: 'text', text: worded(SAYS.thanked, language) },
    handOver: null,
    article: null,
    talk: { ...ground.talk, unanswered: 0, unhelpful: 0, awaits: null },
  };
}

function unhelpful(ground: Ground, language: Language): Decision {
  const talk = { ...ground.talk, unhelpful: ground.talk.unhelpful + 1, awaits: null };
  if (talk.unhelpful >= ground.plan.patience)
    return handOver({ ...ground, talk }, { reason: 'not-helped', asks: true, language });
  return withFirstMenu({ ...ground, talk }, 'found-nothing', {
    text: worded(SAYS.unhelpful, language),
    language,
  });
}

function foundNothing(ground: Ground, language: Language): Decision {
  const talk = { ...ground.talk, unanswered: ground.talk.unanswered + 1, awaits: null };
  if (talk.unanswered >= ground.plan.patience)
    return handOver({ ...ground, talk }, { reason: 'doubt', asks: true, language });
  const unread = ground.heard.text.trim() === '';
  return withFirstMenu({ ...ground, talk }, 'found-nothing', {
    text: worded(unread ? SAYS.unreadable : SAYS.foundNothing, language),
    language,
  });
}

function withFirstMenu(
  ground: Ground,
  deed: BotDeed,
  { text, language }: { text: string; language: Language },
): Decision {
  const items = firstItems(ground.plan, language);
  return {
    deed,
    say: menu(text, items),
    handOver: null,
    article: null,
    talk: { ...ground.talk, awaits: { kind: 'choice', items } },
  };
}

export const percent = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 100);

const ORDER = ['calm', 'unhappy', 'angry'] as const;
function worse(one: Talk['mood'], other: Talk['mood']): Talk['mood'] {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

function oddsOf(score: number): number {
  const inside = Math.min(Math.max(score, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
}
