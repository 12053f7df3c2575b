import type { HandOverReason, Language, Mood } from '@yingda/contracts/names';

/** What a bot waits to hear. */
export type Awaited =
  /** Whether the article helped. */
  | { kind: 'helped'; key: string; items: Choice[] }
  /** One of a menu. */
  | { kind: 'choice'; items: Choice[] }
  /** A fact, before people are given the conversation for this reason. */
  | { kind: 'fact'; key: string; tries: number; then: HandOverReason; items: Choice[] };

/** An item of the last menu, as the customer read it. */
export interface Choice {
  id: string;
  label: string;
}

/** What the bot knows of a conversation it has. */
export interface Talk {
  language: Language | null;
  /** Questions in a row without an answer. */
  unanswered: number;
  /** Answers that did not help. */
  unhelpful: number;
  awaits: Awaited | null;
  /** What was given when asked, by the question's key. */
  facts: Record<string, string>;
  /** The customer's last questions, newest last. */
  asked: string[];
  /** Articles that were shown, in their order. */
  shown: { key: string; title: string }[];
  mood: Mood;
  turns: number;
}

export function newTalk(): Talk {
  return {
    ...{ language: null, unanswered: 0, unhelpful: 0, awaits: null },
    ...{ facts: {}, asked: [], shown: [], mood: 'calm', turns: 0 },
  };
}

const ASKED = 5;
const ASKED_LENGTH = 200;

/** With what was asked now; only the last few are kept, and the beginning of each. */
export function withAsked(talk: Talk, text: string): Talk {
  const said = [...text.trim()].slice(0, ASKED_LENGTH).join('');
  return said === '' ? talk : { ...talk, asked: [...talk.asked, said].slice(-ASKED) };
}

/** The item a text stands for: chosen, or its number, or its words. */
export function chosen(
  items: readonly Choice[],
  heard: { text: string; itemId: string | null },
): Choice | null {
  if (heard.itemId !== null) return items.find(({ id }) => id === heard.itemId) ?? null;
  const text = heard.text.normalize('NFKC').trim().toLowerCase();
  const number = /^[([]?(\d{1,2})[)\].、]?$/.exec(text)?.[1];
  if (number) return items[Number(number) - 1] ?? null;
  return items.find(({ label }) => label.normalize('NFKC').trim().toLowerCase() === text) ?? null;
}
