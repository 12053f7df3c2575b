import { type CannedPart, type CannedResponseRecord, type CannedText } from '@yingda/contracts';
import {
  CANNED_LIMITS,
  codePoints,
  LIMITS,
  Refusal,
  type CannedScope,
  type CannedStage,
} from '@yingda/contracts/names';
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
  /** The code of a category. */
  category: string | null;
  stage: CannedStage | null;
  texts: CannedText[];
  /** Sent after the text. */
  parts: CannedPart[];
  /** Of shipped content ("cr-001"). */
  key: string | null;
  version: number;
}

/** What somebody wants a canned response to be. */
export interface CannedResponseInput {
  scope: CannedScope;
  teamId?: string | null;
  shortcut: string;
  category?: string | null;
  stage?: CannedStage | null;
  texts: CannedText[];
  parts?: CannedPart[];
}

const SHORTCUT = /^[\p{L}\p{N}_-]{1,32}$/u;
const TITLE_LENGTH = 120;

/** The contents of a canned response as they are kept; refuses what is none. */
export function contentsOf(
  input: CannedResponseInput,
): Pick<CannedResponse, 'shortcut' | 'category' | 'stage' | 'texts' | 'parts'> {
  const shortcut = input.shortcut.trim();
  if (!SHORTCUT.test(shortcut)) {
    throw invalid('shortcut', 'A shortcut has 1 to 32 letters, digits, hyphens or underscores.');
  }
  if (!isStorable(input)) throw invalid('texts', 'This text has characters that cannot be kept.');
  if (input.texts.length === 0) throw invalid('texts', 'A canned response needs a text.');
  if ((input.parts?.length ?? 0) > CANNED_LIMITS.parts)
    throw invalid('parts', `A canned response has at most ${CANNED_LIMITS.parts} files and cards.`);
  const languages = input.texts.map((text) => text.language);
  if (new Set(languages).size < languages.length)
    throw invalid('texts', 'There is one text for each language.');
  const texts = input.texts.map(({ language, title, body }) => {
    if (body.trim() === '') throw invalid('texts', 'A text must not be empty.');
    if (codePoints(body) > LIMITS.textCodePoints)
      throw invalid('texts', 'A text has at most 5,000 characters.');
    return { language, title: title.trim() || titleFrom(body), body };
  });
  const { stage = null, parts = [] } = input;
  return { shortcut, category: input.category?.trim() || null, stage, texts, parts: parts.map(partOf) };
}

/** A part with nothing but what its kind has. */
function partOf({ kind, attachmentId, attachment, card, link }: CannedPart): CannedPart {
  if (kind === 'product-card') {
    if (!card) throw invalid('parts', 'A card needs an item.');
    return { kind, card };
  }
  if (kind === 'link') {
    if (!link) throw invalid('parts', 'A link needs an address.');
    return { kind, link };
  }
  if (!attachmentId) throw invalid('parts', 'A file needs to be stored first.');
  return { kind, attachmentId, ...(attachment ? { attachment } : {}) };
}

/** The canned response as the wire shows it; `used`: how often it was sent lately. */
export function toRecord(response: CannedResponse, used = 0): CannedResponseRecord {
  return { ...response, used };
}

export function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}

function titleFrom(body: string): string {
  return [...body.trim().split('\n')[0]!].slice(0, TITLE_LENGTH / 2).join('');
}
