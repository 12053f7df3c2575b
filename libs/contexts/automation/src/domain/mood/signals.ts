import type { Mood } from '@yingda/contracts/names';
import { LEXICON, type Lexicon } from './lexicon';
import { hasHan, plainOf } from './plain';

/** What the words of a text tell. */
export interface Signals {
  mood: Mood;
  person: boolean;
  complaint: boolean;
  safety: boolean;
  /** The words it was told by, in the order of the lists. */
  words: string[];
}

/** A shop's own words, besides the shipped ones. */
export type OwnWords = Partial<Pick<Lexicon, 'person' | 'anger' | 'complaint' | 'safety'>>;

const NONE: readonly string[] = [];
/** "Not" directly before a word, with nothing between but what helps a verb: 不要转, 不是想要, 没有被. */
const ZH_NOT =
  /(?:不是|不用|不要|不想|不需要|不必|不会|不|没有|没|无需|未|并非|别|勿)(?:要|想|去|找|转|接|叫|被|我|有|是|再|打算|给)*$/;
/** 为什么不…, 怎么还不…: who asks why not wants it. */
const ZH_WHY_NOT = /(?:怎么|为什么|为啥|为何|干嘛|咋)[^，。！？,.!?]{0,6}$/;
/** 要不要, 是不是, 能不能: a question. */
const ZH_WHETHER = /(.)不\1[^，。！？,.!?]{0,4}$/;
const EN_NOT =
  /(?:\bnot|n't|\bdont|\bdoesnt|\bdidnt|\bisnt|\bwasnt|\bno|\bnever|\bwithout)(?: [a-z']+){0,3} ?$/;
/** What cannot be had is wanted. */
const EN_WANTED = /\b(?:can't|cannot|cant|couldn't|can not|why)\b[^,.!?]*$/;

/** Reads a text by the shipped words and the shop's. A word that is negated does not count. */
export function signalsOf(text: string, own: OwnWords = {}): Signals {
  const plain = plainOf(text).replaceAll('人工智能', ' ');
  const found = (shipped: readonly string[], more: readonly string[] = NONE) =>
    [...shipped, ...more.map(plainOf)].filter((word) => word !== '' && isMeant(plain, word));
  const person = found(LEXICON.person, own.person);
  const anger = found(LEXICON.anger, own.anger);
  const trouble = found(LEXICON.trouble);
  const complaint = found(LEXICON.complaint, own.complaint);
  const safety = found(LEXICON.safety, own.safety);
  const loud = /[!！]{3,}/.test(text) || isShouted(text) ? 1 : 0;
  const weight = 2 * anger.length + trouble.length + (anger.length + trouble.length > 0 ? loud : 0);
  return {
    mood: weight >= 2 ? 'angry' : weight === 1 ? 'unhappy' : 'calm',
    person: person.length > 0,
    complaint: complaint.length > 0,
    safety: safety.length > 0,
    words: [...new Set([...safety, ...complaint, ...anger, ...trouble, ...person])],
  };
}

/** How a text sounds, alone: for conditions of rules. */
export const moodOf = (text: string): Mood => signalsOf(text).mood;

/** It is there, as a word, at least once without a "not" before it. */
function isMeant(plain: string, word: string): boolean {
  const han = hasHan(word) || !/[a-z0-9]/.test(word);
  for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
    if (!han && !standsAlone(plain, at, at + word.length)) continue;
    const before = plain.slice(Math.max(0, at - 40), at);
    if (han ? !isNegatedZh(before) : !isNegatedEn(before)) return true;
  }
  return false;
}

function isNegatedZh(before: string): boolean {
  const near = before.slice(-12);
  return ZH_NOT.test(near) && !ZH_WHETHER.test(near) && !ZH_WHY_NOT.test(near);
}

function isNegatedEn(before: string): boolean {
  const clause = before.slice(before.search(/[^,.!?;:]*$/));
  return EN_NOT.test(clause) && !EN_WANTED.test(clause);
}

function standsAlone(text: string, from: number, to: number): boolean {
  const letter = /[a-z0-9]/;
  return !letter.test(text[from - 1] ?? ' ') && !letter.test(text[to] ?? ' ');
}

/** Three words and more in capitals. */
function isShouted(text: string): boolean {
  const words = text.match(/[A-Za-z']{2,}/g) ?? [];
  return words.length >= 3 && words.every((word) => word === word.toUpperCase());
}
