import { type CannedResponseRecord, type CannedText } from '@yingda/contracts';
import { codePoints, LIMITS, Refusal, type CannedScope } from '@yingda/contracts/names';
import { isStorable } from './storable';

/** A text agents insert, in one or more languages. */
export interface CannedResponse {
  id: string;
  scope: CannedScope;
  /** Of a personal one. */
  ownerAgentId: string | null;
  /** Of a team's one. */
  teamId: string | null;
  /** What is typed after the slash, unique among those of the same owner whatever the case. */
  shortcut: string;
  category: string | null;
  texts: CannedText[];
  version: number;
}

/** What somebody wants a canned response to be. */
export interface CannedResponseInput {
  scope: CannedScope;
  teamId?: string | null;
  shortcut: string;
  category?: string | null;
  texts: CannedText[];
}

const SHORTCUT = /^[\p{L}\p{N}_-]{1,32}$/u;
const TITLE_LENGTH = 120;

/** The contents of a canned response as they are kept; refuses what is none. */
export function contentsOf(
  input: CannedResponseInput,
): Pick<CannedResponse, 'shortcut' | 'category' | 'texts'> {
  const shortcut = input.shortcut.trim();
  if (!SHORTCUT.test(shortcut)) {
    throw invalid('shortcut', 'A shortcut has 1 to 32 letters, digits, hyphens or underscores.');
  }
  if (!isStorable(input)) throw invalid('texts', 'This text has characters that cannot be kept.');
  if (input.texts.length === 0) throw invalid('texts', 'A canned response needs a text.');
  const languages = input.texts.map((text) => text.language);
  if (new Set(languages).size < languages.length)
    throw invalid('texts', 'There is one text for each language.');
  const texts = input.texts.map(({ language, title, body }) => {
    if (body.trim() === '') throw invalid('texts', 'A text must not be empty.');
    if (codePoints(body) > LIMITS.textCodePoints)
      throw invalid('texts', 'A text has at most 5,000 characters.');
    return { language, title: title.trim() || titleFrom(body), body };
  });
  return { shortcut, category: input.category?.trim() || null, texts };
}

/** The canned response as the wire shows it. */
export function toRecord(response: CannedResponse): CannedResponseRecord {
  return { ...response };
}

export function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}

function titleFrom(body: string): string {
  return [...body.trim().split('\n')[0]!].slice(0, TITLE_LENGTH / 2).join('');
}
