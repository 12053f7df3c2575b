import { type Content } from '@yingda/contracts';
import type { AutoReplyOutcome, ConversationStatus, Language } from '@yingda/contracts/names';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { AutoReply } from '../../domain/replies/auto-reply';
import { fill, namesIn } from '../../domain/replies/fill';
import { statesFor } from '../../domain/replies/guard';
import { textIn } from '../../domain/replies/language';
import type { Say, Speaking } from '../../ports';
import type { ReplyFiles, ReplyInbox, TalkStanding } from '../../reply-ports';
import type { ReplyLog } from '../../storage/replies/reply-log';
import type { ReadySet } from './reply-set';
import type { ReplyValues } from './reply-values';

/** Ids of what is said are made from it and from what it is said for. */
const SAYINGS = '7a0f0b9b-1d0f-4c39-9a0b-0c6a3a3b1f5e';
/** Under which name the shop's system writes. */
const SPEAKER: Record<Language, string> = { 'zh-CN': '自动回复', en: 'Automatic reply' };

/** Replies that are due, as one message: a welcome and where one stands in the queue are said in one breath. */
export interface Due {
  /** What it is said for: the same words for the same occasion, on whichever node and however often. */
  occasion: string;
  replies: readonly AutoReply[];
  talk: TalkStanding;
  inbox: ReplyInbox;
  language: Language;
  heard: { messageId: string; position: number } | null;
  /** The word that fitted. */
  detail?: string;
  /** How else than by the replies' own phase it is guarded. */
  guard?: Partial<Pick<Say, 'answers' | 'atMost' | 'onlyWhile' | 'alsoClosed'>>;
  /** Said instead of the texts: what an item of a menu leads to. */
  instead?: string;
  /** Called once it has been said, in the same transaction. */
  said?: () => Promise<void>;
}

/** What saying needs. */
export interface SayingParts {
  values: ReplyValues;
  log: ReplyLog;
  speaking: Speaking;
  files: ReplyFiles;
}

/** Says what is due, writes down what became of it, and does what follows from it; all in one transaction, once. */
export class SayReply {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly parts: SayingParts,
  ) {}

  /** What became of it; `null`: it had been dealt with before. */
  async execute(due: Due, set: ReadySet): Promise<AutoReplyOutcome | null> {
    return this.unitOfWork.run(async () => {
      const occasion = uuidV5(due.occasion, SAYINGS);
      if (await this.parts.log.has(due.talk.conversationId, occasion)) return null;
      const cold = await this.cold(due);
      if (cold.length === 0) return this.note(due, occasion, { outcome: 'cooldown', detail: null });
      const { text, missing } = await this.filled({ ...due, replies: cold }, set);
      if (text === null)
        return this.note(due, occasion, {
          outcome: missing.length > 0 ? 'variable-missing' : 'no-text',
          detail: missing.join(', ') || null,
        });
      return this.say({ ...due, replies: cold }, { occasion, text });
    });
  }

  // Not said again for a while; what others say in the same breath still is.
  private async cold({ replies, talk, instead }: Due): Promise<AutoReply[]> {
    const longest = Math.max(...replies.map(({ cooldownSeconds }) => cooldownSeconds));
    if (longest === 0 || instead !== undefined) return [...replies];
    const now = this.clock.now().getTime();
    const lately = await this.parts.log.said(talk.conversationId, new Date(now - longest * 1_000));
    return replies.filter(
      ({ id, cooldownSeconds }) =>
        !lately.some((one) => one.autoReplyId === id && one.at.getTime() > now - cooldownSeconds * 1_000),
    );
  }

  private async filled(
    { replies, talk, inbox, language, instead }: Due,
    { variables }: ReadySet,
  ): Promise<{ text: string | null; missing: string[] }> {
    const texts =
      instead === undefined ? replies.flatMap(({ texts }) => textIn(texts, language)?.text ?? []) : [instead];
    const names = [...new Set(texts.flatMap((text) => namesIn(text)))];
    const values = await this.parts.values.of(names, { talk, inbox, language, variables });
    const filled = texts.map((text) => fill(text, values));
    const said = filled.flatMap(({ text }) => text ?? []);
    return {
      text: said.length === 0 ? null : said.join('\n'),
      missing: filled.filter(({ text }) => text === null).flatMap(({ missing }) => missing),
    };
  }

  private async say(
    due: Due,
    { occasion, text }: { occasion: string; text: string },
  ): Promise<AutoReplyOutcome> {
    const { talk, language, replies, guard, instead } = due;
    const content = instead === undefined ? contentOf(text, due) : ({ kind: 'text', text } as const);
    const whole: Say = {
      conversationId: talk.conversationId,
      clientMessageId: occasion,
      content,
      speaker: { kind: 'bot', name: SPEAKER[language] },
      by: 'auto-replies',
      onlyWhile: statesOf(replies),
      ...(due.heard ? { answers: due.heard.position } : {}),
      ...guard,
    };
    const said = await this.parts.speaking.say(whole);
    if (!said.said) return this.note(due, occasion, { outcome: said.why, detail: null });
    if (instead === undefined) await this.sendFiles(due, whole);
    await this.note(due, occasion, { outcome: 'sent', detail: due.detail ?? null, said });
    await due.said?.();
    return 'sent';
  }

  // Under the same lock as the text, so that nobody gets in between.
  private async sendFiles({ replies }: Due, whole: Say): Promise<void> {
    const ids = replies.flatMap(({ attachmentIds }) => attachmentIds);
    if (ids.length === 0) return;
    const kinds = await this.parts.files.kinds(ids);
    for (const [index, attachmentId] of ids.entries()) {
      const kind = kinds.get(attachmentId);
      if (kind !== 'image' && kind !== 'file') continue;
      await this.parts.speaking.say({
        ...whole,
        clientMessageId: uuidV5(`${whole.clientMessageId}:${index}`, SAYINGS),
        content: { kind, attachmentId },
        atMost: (whole.atMost ?? 1) + index + 1,
      });
    }
  }

  private async note(
    due: Due,
    occasion: string,
    what: { outcome: AutoReplyOutcome; detail: string | null; said?: { id: string; position: number } },
  ): Promise<AutoReplyOutcome> {
    const { talk, heard, replies } = due;
    const { outcome, detail, said } = what;
    for (const [index, reply] of replies.entries()) {
      const first = await this.parts.log.add({
        conversationId: talk.conversationId,
        occasion: index === 0 ? occasion : uuidV5(`${occasion}:${reply.id}`, SAYINGS),
        at: this.clock.now(),
        reply,
        outcome,
        detail,
        heard,
        said: said ? { messageId: said.id, position: said.position } : null,
      });
      if (first && said) await this.told(due, reply, said.id);
    }
    return outcome;
  }

  private async told({ talk, heard }: Due, reply: AutoReply, messageId: string): Promise<void> {
    const { conversationId, inboxId, teamId } = talk;
    await this.outbox.append('auto-reply.sent', conversationId, {
      ...{ conversationId, inboxId, teamId, messageId, heardMessageId: heard?.messageId ?? null },
      ...{ autoReplyId: reply.id, key: reply.key, kind: reply.kind, action: reply.action },
    });
  }
}

// What fits all of them; replies are told together only where each may be.
function statesOf(replies: readonly AutoReply[]): ConversationStatus[] {
  return [...statesFor(replies[0]!)].filter((status) =>
    replies.every((one) => statesFor(one).includes(status)),
  );
}

function contentOf(text: string, { replies, language }: Due): Content {
  const items = replies.flatMap(({ menu }) => menu);
  if (items.length === 0) return { kind: 'text', text };
  return {
    kind: 'menu',
    text,
    items: items.map(({ id, labels }) => ({ id, label: textIn(labels, language)!.text })),
  };
}
