import {
  type AutoReplyDraft,
  type AutoReplyMatch,
  type AutoReplyShare,
  type AutoReplyTrials,
  type PastTrial,
  type TryAutoReplies as TryThese,
  type TryAutoRepliesOnHistory,
} from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { speaksIn } from '../../domain/replies/auto-reply';
import type { Match } from '../../domain/replies/compile';
import { contentsOf, invalid } from '../../domain/replies/contents';
import { KNOWN_BY_ITSELF, namesIn } from '../../domain/replies/fill';
import { languageFrom, languageOf, textIn } from '../../domain/replies/language';
import { valueOf } from '../../domain/replies/shop-values';
import type { PastMessages } from '../../reply-ports';
import { asContents } from './edit-auto-replies';
import type { ReadySet, ReplySet } from './reply-set';
import { requireAutomation } from './require-automation';

const MOST_MATCHES = 50;

/** What would be answered: to texts made up for it, or to what customers wrote. Nothing is said and nothing kept. */
export class TryAutoReplies {
  constructor(
    private readonly set: ReplySet,
    private readonly past: PastMessages,
  ) {}

  /** @throws Refusal not-permitted, invalid-setting */
  async texts(actor: Actor, { texts, inboxId, draft }: TryThese): Promise<AutoReplyTrials> {
    requireAutomation(actor);
    const ready = await this.ready(draft);
    const results = texts.map(({ id, text, locale }) => {
      const language = languageOf(text) ?? languageFrom(locale) ?? 'zh-CN';
      return { id, language, matches: matchesOf(ready, { text, language, inboxId: inboxId ?? null }) };
    });
    return { results };
  }

  /** @throws Refusal not-permitted, invalid-setting */
  async history(actor: Actor, asked: TryAutoRepliesOnHistory): Promise<PastTrial> {
    requireAutomation(actor);
    const { limit, draft } = asked;
    const [from, to] = [new Date(asked.from), new Date(asked.to)];
    if (from >= to) throw invalid('from', 'The beginning lies before the end.');
    const ready = await this.ready(draft);
    const found = await this.past.newest({ from, to, limit, inboxId: asked.inboxId ?? null });
    const messages = found.messages.map(({ at, ...one }) => {
      const language = languageOf(one.text) ?? 'zh-CN';
      const matches = matchesOf(ready, { text: one.text, language, inboxId: one.inboxId });
      return { ...one, at: at.toISOString(), language, matches };
    });
    return {
      messages,
      looked: messages.length,
      matched: messages.filter(({ matches }) => matches.length > 0).length,
      shares: sharesOf(messages.flatMap(({ matches }) => matches.slice(0, 1))),
      nextTo: found.nextTo?.toISOString() ?? null,
    };
  }

  private async ready(draft: AutoReplyDraft | null | undefined): Promise<ReadySet> {
    if (!draft) return this.set.current();
    const contents = contentsOf(asContents(draft));
    // Tried as if it were in use, whether it is or not.
    return this.set.withDraft({ ...contents, enabled: true, id: draft.id ?? newId(), version: 0 });
  }
}

function matchesOf(
  { compiled, variables }: ReadySet,
  asked: { text: string; language: Language; inboxId: string | null },
): AutoReplyMatch[] {
  const { text, language, inboxId } = asked;
  const known = (name: string) =>
    (KNOWN_BY_ITSELF as readonly string[]).includes(name) ||
    valueOf(variables, { name, inboxId, language }) !== null;
  return compiled
    .match(text)
    .filter(({ reply }) => inboxId === null || speaksIn(reply, inboxId))
    .slice(0, MOST_MATCHES)
    .map(({ reply, word, match }: Match) => ({
      key: reply.key ?? reply.id,
      autoReplyId: reply.id,
      name: reply.name,
      priority: reply.priority,
      word,
      match,
      missing: namesIn(textIn(reply.texts, language)?.text ?? '', 'open').filter((name) => !known(name)),
    }));
}

function sharesOf(first: AutoReplyMatch[]): AutoReplyShare[] {
  const shares = new Map<string, AutoReplyShare>();
  for (const { key, autoReplyId, name } of first) {
    const share = shares.get(autoReplyId) ?? { key, autoReplyId, name, messages: 0 };
    share.messages += 1;
    shares.set(autoReplyId, share);
  }
  return [...shares.values()].sort((one, other) => other.messages - one.messages);
}
