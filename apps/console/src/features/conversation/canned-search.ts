import type { CannedResponseRecord } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** How a Chinese text sounds: initials ("zjn") and full letters ("zhoujianing"). Loaded only when somebody searches. */
export type Reading = (text: string) => { initials: string; full: string };

/** One response in the language it would be inserted in. */
export interface CannedChoice {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  scope: CannedResponseRecord['scope'];
  category: string | null;
  /** How often it was sent lately. */
  used: number;
  /** Sent after the text. */
  parts: CannedResponseRecord['parts'];
  language: Language;
  /** The other language, when there is one. */
  other: { language: Language; title: string; body: string } | null;
}

/** The text in the reader's language, or in whatever there is. */
export function choiceOf(record: CannedResponseRecord, language: Language): CannedChoice | null {
  const text = record.texts.find((known) => known.language === language) ?? record.texts[0];
  if (!text) return null;
  const other = record.texts.find((known) => known.language !== text.language) ?? null;
  const { id, shortcut, scope, used, parts } = record;
  return { id, shortcut, scope, used, parts, category: record.category, ...text, other };
}

const OWN_FIRST = { personal: 0, team: 1, shop: 2 } as const;

/** Smaller is better; null does not fit. Shortcut before title before pinyin before body. */
function rank(choice: CannedChoice, query: string, read: Reading | null): number | null {
  const shortcut = choice.shortcut.toLowerCase();
  const title = choice.title.toLowerCase();
  if (shortcut === query) return 0;
  if (shortcut.startsWith(query)) return 1;
  if (title.startsWith(query)) return 2;
  if (title.includes(query)) return 3;
  if (read && /^[a-z]+$/.test(query)) {
    const { initials, full } = read(choice.title);
    if (initials.startsWith(query)) return 4;
    if (full.startsWith(query) || initials.includes(query)) return 5;
    if (query.length > 2 && full.includes(query)) return 6;
  }
  if (shortcut.includes(query)) return 7;
  const other = choice.other ? `${choice.other.title}\n${choice.other.body}`.toLowerCase() : '';
  return choice.body.toLowerCase().includes(query) || other.includes(query) ? 8 : null;
}

/** Responses that fit what was typed after "/", best first; all of them, own first, when nothing was typed. */
export function searchCanned(
  choices: readonly CannedChoice[],
  typed: string,
  read: Reading | null,
): CannedChoice[] {
  const query = typed.trim().toLowerCase();
  return choices
    .map((choice) => ({ choice, rank: query ? rank(choice, query, read) : 0 }))
    .filter((found): found is { choice: CannedChoice; rank: number } => found.rank !== null)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.choice.used - a.choice.used ||
        OWN_FIRST[a.choice.scope] - OWN_FIRST[b.choice.scope] ||
        a.choice.shortcut.localeCompare(b.choice.shortcut),
    )
    .map(({ choice }) => choice);
}

/** What stands after a "/" that begins a word, up to the caret; null when the caret is not in such a word. */
export function slashWord(text: string, caret: number): { start: number; typed: string } | null {
  const match = /(^|[\s，。！？、；：])\/([^\s/]{0,32})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[2] as string;
  return { start: caret - typed.length - 1, typed };
}

/** The same for "@" in notes. */
export function mentionWord(text: string, caret: number): { start: number; typed: string } | null {
  const match = /(^|[\s，。！？、；：])@([^\s@]{0,32})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[2] as string;
  return { start: caret - typed.length - 1, typed };
}

/** Replaces the word at the caret and says where the caret goes. */
export function replaceWord(
  text: string,
  word: { start: number; end: number },
  insert: string,
): { text: string; caret: number } {
  return {
    text: text.slice(0, word.start) + insert + text.slice(word.end),
    caret: word.start + insert.length,
  };
}
