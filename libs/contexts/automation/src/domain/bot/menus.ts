import { type BotPlan, type Content } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { AnswerText, BotInbox, FoundAnswer } from '../../bot-ports';
import { SAYS, worded } from './wording';
import type { Choice } from './talk';

const LABEL = 80;
/** Longer ones cannot be chosen. */
const ITEM_ID = 64;
const ANSWER = 900;

/** Items by what they mean: `person`, `yes`, `no`, `none`, `skip`, `menu:<id>`, `article:<key>`. */
export const ITEM = {
  person: 'person',
  yes: 'helped-yes',
  no: 'helped-no',
  none: 'none',
  skip: 'skip',
} as const;

const ITEMS: readonly string[] = Object.values(ITEM);

/** It is of one of the bot's menus. */
export const isItem = (id: string): boolean => ITEMS.includes(id) || /^(?:menu|article):/.test(id);

/** The first menu; a way to people is always on it. */
export function firstItems(plan: BotPlan, language: Language): Choice[] {
  const items = plan.menu.map(({ id, label, does }) => ({
    id: does === 'person' ? ITEM.person : `menu:${id}`,
    label: language === 'en' ? label.en : label.zh,
  }));
  return items.some(({ id }) => id === ITEM.person) ? items : [...items, personItem(language)];
}

export function candidateItems(found: FoundAnswer[], language: Language): Choice[] {
  return [
    ...found
      .map(({ key, title }) => ({ id: `article:${key}`, label: short(title, LABEL) }))
      .filter(({ id }) => id.length <= ITEM_ID),
    { id: ITEM.none, label: worded(SAYS.none, language) },
    personItem(language),
  ];
}

export function helpedItems(language: Language): Choice[] {
  return [
    { id: ITEM.yes, label: worded(SAYS.yes, language) },
    { id: ITEM.no, label: worded(SAYS.no, language) },
    personItem(language),
  ];
}

export function skipItems(language: Language): Choice[] {
  return [{ id: ITEM.skip, label: worded(SAYS.skip, language) }];
}

function personItem(language: Language): Choice {
  return { id: ITEM.person, label: worded(SAYS.person, language) };
}

export function menu(text: string, items: Choice[]): Content {
  return { kind: 'menu', text, items };
}

/** An article as an answer: its beginning, where it is from, and whether it helped. */
export function answerText(article: AnswerText, language: Language): string {
  const more = article.url ? worded(SAYS.more, language, { url: article.url }) : '';
  const source = worded(SAYS.source, language, { title: article.title });
  return [
    short(article.text.trim(), ANSWER),
    [source, more].filter(Boolean).join('\n'),
    worded(SAYS.helpedQuestion, language),
  ].join('\n\n');
}

/** What people's absence means for who waits for them; empty while they are there. */
export function absence(inbox: BotInbox, language: Language): string {
  if (inbox.open) return '';
  if (!inbox.opensAt) return worded(SAYS.closed, language);
  const time = inbox.opensAt.toLocaleString(language, {
    ...{ weekday: 'short', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZone: inbox.timeZone ?? 'UTC',
  });
  return worded(SAYS.closedUntil, language, { time });
}

function short(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}
