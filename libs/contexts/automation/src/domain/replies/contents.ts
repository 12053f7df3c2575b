import { Refusal } from '@yingda/contracts/names';
import { RE2JS } from 're2js';
import type { AutoReplyContents } from './auto-reply';

const LABEL = 80;
const MOST_WORDS = 1_000;
/** Of all words of a reply together; patterns are long. */
const MOST_CHARACTERS = 40_000;
// eslint-disable-next-line no-control-regex -- U+0000 and half characters are what PostgreSQL keeps none of
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

/** An auto-reply as it is kept; refuses what cannot work, with the field it is about. */
export function contentsOf(input: AutoReplyContents): AutoReplyContents {
  const contents = { ...input, key: input.key?.trim() || null, name: input.name.trim() };
  if (UNSTORABLE.test(JSON.stringify(contents)) || /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(contents)))
    throw invalid('texts', 'This text has characters that cannot be kept.');
  if (contents.name === '') throw invalid('name', 'An auto-reply needs a name.');
  checkTexts(contents);
  checkKeywords(contents);
  checkMenu(contents);
  if (contents.kind === 'no-reply-yet' && (contents.afterSeconds === null || contents.repeats === null))
    throw invalid('afterSeconds', 'Say after how many seconds, and how often at most.');
  if (contents.kind !== 'no-reply-yet') Object.assign(contents, { afterSeconds: null, repeats: null });
  if (contents.kind !== 'keyword') Object.assign(contents, { keywords: [] });
  if (contents.kind === 'closing' && contents.menu.length > 0)
    throw invalid('menu', 'Nothing can be chosen from when the conversation is over.');
  return contents;
}

function checkTexts({ texts }: AutoReplyContents): void {
  if (texts.length === 0) throw invalid('texts', 'An auto-reply needs a text.');
  const languages = new Set(texts.map(({ language }) => language));
  if (languages.size < texts.length) throw invalid('texts', 'There is one text for each language.');
  if (texts.some(({ text }) => text.trim() === '')) throw invalid('texts', 'A text must not be empty.');
}

function checkKeywords({ kind, keywords }: AutoReplyContents): void {
  if (kind !== 'keyword') return;
  const words = keywords.flatMap((one) => one.words);
  if (words.every((word) => word.trim() === '')) throw invalid('keywords', 'Say to which words it answers.');
  if (keywords.reduce((sum, one) => sum + one.words.length + (one.except?.length ?? 0), 0) > MOST_WORDS)
    throw invalid('keywords', `An auto-reply has at most ${MOST_WORDS.toLocaleString('en')} words.`);
  if (keywords.flatMap((one) => [...one.words, ...(one.except ?? [])]).join('').length > MOST_CHARACTERS)
    throw invalid(
      'keywords',
      `The words of an auto-reply have at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
    );
  for (const { match, words: own, except = [] } of keywords)
    if (match === 'pattern') [...own, ...except].forEach(checkPattern);
}

function checkPattern(pattern: string): void {
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch {
    throw new Refusal('invalid-setting', `This pattern cannot be read: ${pattern}`, {
      field: 'keywords',
      pattern,
    });
  }
}

function checkMenu({ menu }: AutoReplyContents): void {
  if (new Set(menu.map(({ id }) => id)).size < menu.length)
    throw invalid('menu', 'Two choices have the same id.');
  for (const { labels, leads, replyKey, texts } of menu) {
    if (labels.length === 0 || labels.some(({ text }) => text.trim() === '' || [...text].length > LABEL))
      throw invalid('menu', `A choice is called something, in at most ${LABEL} characters.`);
    if (leads === 'reply' && !replyKey) throw invalid('menu', 'Say which auto-reply follows.');
    if (leads === 'text' && !texts?.some(({ text }) => text.trim() !== ''))
      throw invalid('menu', 'Say what is said when this is chosen.');
  }
}

export function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}
