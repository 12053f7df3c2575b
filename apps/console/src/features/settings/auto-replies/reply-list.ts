import { AUTO_REPLY_KINDS, LANGUAGES, type AutoReplyKind, type Language } from '@yingda/contracts/names';
import type { AutoReply } from './use-auto-replies';

/** Occasions on which something is said: every kind but keywords. */
export const OCCASIONS = AUTO_REPLY_KINDS.filter(
  (kind): kind is Exclude<AutoReplyKind, 'keyword'> => kind !== 'keyword',
);
export type Occasion = (typeof OCCASIONS)[number];

/** Languages in which a reply says nothing, or listens to nothing, though it does in another. */
export function missingLanguages(reply: Pick<AutoReply, 'kind' | 'texts' | 'keywords'>): Language[] {
  const speaks = (language: Language) =>
    reply.texts.some((text) => text.language === language && text.text.trim());
  const listens = (language: Language) =>
    reply.kind !== 'keyword' ||
    reply.keywords.some((one) => one.language === language && one.words.length > 0);
  return LANGUAGES.filter((language) => !speaks(language) || !listens(language));
}

export interface ListedReplies {
  /** In the order of a conversation's life. */
  occasions: AutoReply[];
  /** Lowest priority number first. */
  keywords: AutoReply[];
  /** Occasions on which nothing is said. */
  silent: Occasion[];
}

/** Whether a reply has what is looked for in its name, key, words or texts. */
function has(reply: AutoReply, looked: string): boolean {
  const words = reply.keywords.flatMap((one) => one.words);
  const texts = reply.texts.map(({ text }) => text);
  return [reply.name, reply.key ?? '', ...words, ...texts].some((text) =>
    text.toLowerCase().includes(looked),
  );
}

/** Replies as their page shows them; what is looked for narrows both parts. */
export function listed(replies: readonly AutoReply[], looked: string): ListedReplies {
  const asked = looked.trim().toLowerCase();
  const found = asked ? replies.filter((reply) => has(reply, asked)) : replies;
  const place = (reply: AutoReply) => AUTO_REPLY_KINDS.indexOf(reply.kind);
  const inOrder = (a: AutoReply, b: AutoReply) =>
    place(a) - place(b) || a.priority - b.priority || a.name.localeCompare(b.name);
  return {
    occasions: found.filter(({ kind }) => kind !== 'keyword').sort(inOrder),
    keywords: found.filter(({ kind }) => kind === 'keyword').sort(inOrder),
    silent: OCCASIONS.filter((kind) => !replies.some((reply) => reply.kind === kind)),
  };
}
