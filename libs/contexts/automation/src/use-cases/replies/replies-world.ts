import type { AuthorKind, Channel, ConversationStatus, Language } from '@yingda/contracts/names';
import { type AutoReply } from '../../domain/replies/auto-reply';
import { CompiledReplies } from '../../domain/replies/compile';
import type { Heard } from '../../domain/heard';
import type { Said, Say } from '../../ports';
import type { ReplyInbox, TalkStanding } from '../../reply-ports';
import type { Decided, SaidLately } from '../../storage/replies/reply-log';
import { KeywordResponder } from './keyword-responder';
import { Listen } from './listen';
import { Notices } from './notices';
import { Occasions } from './occasions';
import type { ReadySet } from './reply-set';
import { OrderAnswers } from './order-answers';
import { ReplyValues } from './reply-values';
import { SayReply } from './say-reply';

/** What somebody said, and what it was said for. */
interface Line {
  id: string;
  position: number;
  author: AuthorKind;
  text: string;
  at: Date;
  clientMessageId: string;
}

/** One conversation in memory, decided by the rules of `SayAutomatically`, with as many nodes as one likes. For specs. */
export class RepliesWorld {
  now = new Date('2026-03-02T06:00:00Z');
  status: ConversationStatus = 'queued';
  channel: Channel = 'wechat';
  readonly lines: Line[] = [];
  readonly decided = new Map<string, Decided>();
  events = 0;
  handedOver = 0;
  private readonly ready: ReadySet;

  constructor(replies: AutoReply[], cut = (text: string) => text.split('')) {
    const compiled = new CompiledReplies(replies, [], cut);
    this.ready = { version: 1, replies, compiled, variables: [], since: new Date(0) };
  }

  write(author: AuthorKind, text: string): Heard {
    const position = this.lines.length + 1;
    const id = `message-${position}`;
    this.lines.push({ id, position, author, text, at: this.now, clientMessageId: id });
    return {
      ...{
        eventId: `event-${position}`,
        conversationId: 'talk',
        messageId: id,
        position,
        text,
        at: this.now,
      },
      ...{
        content: { kind: 'text', text },
        inboxId: 'inbox',
        channel: 'wechat',
        customerId: 'c',
        identityId: 'i',
      },
      ...{ teamId: 'team', agentId: null, status: this.status },
    };
  }

  /** A process of its own: what it keeps in memory is not shared. */
  node(): { keywords: KeywordResponder; occasions: Occasions } {
    const clock = { now: () => this.now };
    const set = { current: async () => this.ready };
    const talks = { standing: async () => this.standing() };
    const surroundings = {
      inbox: async () => INBOX,
      customer: async () => ({ name: null, language: 'zh-CN' as Language }),
      casePage: async () => null,
      place: async () => ({ position: 2, estimatedSeconds: 120, someoneThere: true }),
    };
    const log = {
      add: async (one: Decided) => !this.decided.has(one.occasion) && !!this.decided.set(one.occasion, one),
      has: async (_: string, occasion: string) => this.decided.has(occasion),
      said: async (_: string, since: Date) => this.said(since),
    };
    const unit = { run: <T>(work: () => Promise<T>) => work() };
    const outbox = { append: async () => void this.events++ };
    const deeds = { handOver: async () => void this.handedOver++ };
    const parts = { values: new ReplyValues(surroundings, clock), log, speaking: this, files: {} };
    const sayReply = new SayReply(unit as never, clock, outbox as never, parts as never);
    const notices = new Notices(surroundings, log as never);
    const listen = new Listen(set as never, talks, surroundings, log as never, clock);
    const orders = new OrderAnswers({ own: async () => null, named: async () => null }, log as never);
    const together = { listen, notices, sayReply };
    return {
      keywords: new KeywordResponder(listen, notices, sayReply, deeds, orders),
      occasions: new Occasions(set as never, talks, surroundings, together, clock),
    };
  }

  // As `SayAutomatically` decides under the conversation's lock: nothing happens between looking and writing.
  async say({ clientMessageId, answers, atMost = 1, onlyWhile, content }: Say): Promise<Said> {
    const earlier = this.lines.find((one) => one.clientMessageId === clientMessageId);
    if (earlier) return { said: true, id: earlier.id, position: earlier.position, again: true };
    if (onlyWhile && !onlyWhile.includes(this.status)) return { said: false, why: 'held' };
    if (answers !== undefined) {
      const since = this.lines.filter(({ position }) => position > answers);
      if (since.some(({ author }) => author === 'agent')) return { said: false, why: 'answered' };
      if (since.filter(({ author }) => author === 'bot').length >= atMost)
        return { said: false, why: 'spoken' };
    }
    this.write('bot', 'text' in content ? content.text : '');
    const line = this.lines.at(-1)!;
    line.clientMessageId = clientMessageId;
    return { said: true, id: line.id, position: line.position, again: false };
  }

  private standing(): TalkStanding {
    const recent = [...this.lines].reverse().slice(0, 30);
    const served = this.lines.some(({ author }) => author === 'agent');
    const { status, channel } = this;
    const who = {
      conversationId: 'talk',
      inboxId: 'inbox',
      channel,
      customerId: 'c',
      teamId: 'team',
    };
    return { ...who, status, served, apart: false, recent };
  }

  private said(since: Date): SaidLately[] {
    return [...this.decided.values()]
      .filter(({ outcome, at }) => outcome === 'sent' && at > since)
      .map(({ reply, said, at }) => ({
        ...{ autoReplyId: reply?.id ?? null, kind: reply?.kind ?? null, at },
        ...{ messageId: said?.messageId ?? null, position: said?.position ?? 0 },
      }))
      .reverse();
  }
}

const INBOX: ReplyInbox = {
  ...{ id: 'inbox', shopName: '禾间', language: 'zh-CN', open: true, holiday: false },
  ...{ opensAt: null, timeZone: 'Asia/Shanghai', hours: null },
};
