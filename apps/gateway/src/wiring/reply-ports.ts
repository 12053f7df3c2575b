import { CalendarReader } from '@yingda/agents';
import {
  type FileKind,
  HandOverToPeople,
  PastMessages,
  ReplyDeeds,
  ReplyFiles,
  type OrderAsked,
  type OrderTold,
  type ReplyInbox,
  ReplyOrders,
  ReplySurroundings,
  ReplyTalks,
  Speaking,
  type TalkStanding,
} from '@yingda/automation';
import { InboxReader } from '@yingda/channels';
import { type QueuePlace } from '@yingda/contracts';
import { LANGUAGES, Refusal, type HandOverReason, type Language } from '@yingda/contracts/names';
import { KeepFiles, ReadAttachment } from '@yingda/conversations';
import { AnswerOrders, type OrderAnswer } from '@yingda/customers';
import type { Actor } from '@yingda/events';
import { CLOCK, type Clock, LOG, type Log, UnitOfWork } from '@yingda/platform';
import { QueueReader, RaisePriority } from '@yingda/routing';
import { CaseLinks } from '../case-pages/case-links';
import { CaseFactsView } from '../views/case-facts';
import { ReplyTalksView } from '../views/reply-talks';
import { SpeakingInConversations } from './automation-ports';
import { hoursInWords, isDayOff } from './hours-in-words';
import type { Lookup } from './lookup';
import { port } from './port';

const SYSTEM = { kind: 'system', name: 'auto-replies' } as const;
const PLACE_TRIES = 4;
const PLACE_MS = 60;

/** automation → conversations: how they stand, and what was said last. */
export class TalksOfReplies extends ReplyTalks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override standing(conversationId: string, recent: number): Promise<TalkStanding | null> {
    return this.lookup.get(ReplyTalksView).standing(conversationId, recent);
  }
}

/** automation → channels, agents, customers, routing: what texts are filled with. */
export class SurroundingsOfReplies extends ReplySurroundings {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async inbox(inboxId: string): Promise<ReplyInbox | null> {
    const inbox = await this.lookup.get(InboxReader).byId(inboxId);
    if (!inbox) return null;
    const { id, shopName, language, teamId } = inbox;
    const found = await this.lookup.get(CalendarReader).applying({ inboxId, teamId });
    if (!found)
      return {
        id,
        shopName,
        language,
        open: true,
        holiday: false,
        opensAt: null,
        timeZone: 'Asia/Shanghai',
        hours: null,
      };
    const now = this.lookup.get<Clock>(CLOCK as never).now();
    const open = found.calendar.isOpen(now);
    return {
      ...{ id, shopName, language, open, timeZone: found.rules.timeZone },
      holiday: !open && isDayOff(found.rules, now),
      opensAt: open ? null : found.calendar.nextOpening(now),
      hours: Object.fromEntries(LANGUAGES.map((one) => [one, hoursInWords(found.rules, one)])) as Record<
        Language,
        string
      >,
    };
  }
  override async customer(customerId: string): Promise<{ name: string | null; language: Language | null }> {
    const found = await this.lookup.get(ReplyTalksView).customer(customerId);
    const language = LANGUAGES.find((one) => found?.language?.startsWith(one.slice(0, 2))) ?? null;
    return { name: found?.name || null, language };
  }
  override async casePage(conversationId: string, language: Language): Promise<string | null> {
    const identityId = await this.lookup.get(CaseFactsView).identityOf(conversationId);
    return identityId && this.lookup.get(CaseLinks).url(identityId, language);
  }
  // Routing hears of who comes to wait at the same time as we do: a moment later it knows their place.
  override async place(conversationId: string): Promise<QueuePlace | null> {
    for (let attempt = 1; ; attempt++) {
      const place = await this.lookup.get(QueueReader).place(conversationId);
      if (place || attempt === PLACE_TRIES) return place;
      const standing = await this.lookup.get(ReplyTalksView).standing(conversationId, 0);
      if (standing?.status !== 'queued') return null;
      await new Promise((resolve) => setTimeout(resolve, PLACE_MS));
    }
  }
}

const REASONS: Record<string, HandOverReason> = {
  'hand-over': 'asked',
  'hand-over-urgent': 'safety',
  'hand-over-complaint': 'complaint',
};

/** automation → conversations, routing: to people. */
export class DeedsOfReplies extends ReplyDeeds {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async handOver(
    conversationId: string,
    { urgency, reason }: { urgency: 'none' | 'complaint' | 'urgent'; reason: string },
  ): Promise<void> {
    const [urgent, complaint] = [urgency === 'urgent', urgency === 'complaint'];
    await this.lookup.get(HandOverToPeople).execute({
      ...{ conversationId, urgent, complaint },
      reason: REASONS[reason] ?? 'auto-reply',
    });
    if (!urgent && !complaint) return;
    // After the commit: routing locks a team before a conversation, and this transaction holds the conversation.
    this.lookup.get(UnitOfWork).afterCommit(() => void this.raise(conversationId));
  }
  private async raise(conversationId: string): Promise<void> {
    try {
      await this.lookup.get(RaisePriority).execute(conversationId);
    } catch (error) {
      // It does not wait any more, or does not yet: whoever comes in first stands first anyway.
      if (!(error instanceof Refusal))
        this.lookup.get<Log>(LOG as never).warn({ err: error, conversationId }, 'Could not be put first');
    }
  }
}

/** automation → conversations: what customers once wrote. */
export class MessagesOfThePast extends PastMessages {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override newest(asked: { from: Date; to: Date; limit: number; inboxId: string | null }) {
    return this.lookup.get(ReplyTalksView).past(asked);
  }
}

/** automation → conversations: files that are sent again and again. */
export class FilesOfReplies extends ReplyFiles {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async keep(actor: Actor, attachmentIds: string[]): Promise<Map<string, FileKind>> {
    if (attachmentIds.length === 0) return new Map();
    const kept = await this.lookup.get(KeepFiles).execute(actor, { attachmentIds });
    return new Map(kept.map(({ id, kind }) => [id, kind]));
  }
  override async kinds(attachmentIds: string[]): Promise<Map<string, FileKind>> {
    const kinds = new Map<string, FileKind>();
    for (const attachmentId of attachmentIds)
      try {
        const { id, kind } = await this.lookup.get(ReadAttachment).execute(SYSTEM, { attachmentId });
        kinds.set(id, kind);
      } catch (error) {
        // A file that is gone takes neither the text nor the others with it.
        if (!(error instanceof Refusal)) throw error;
      }
    return kinds;
  }
}

/** automation → customers: how far orders are. */
export class OrdersOfReplies extends ReplyOrders {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async own(asked: OrderAsked): Promise<OrderTold | null> {
    return this.told(asked, await this.lookup.get(AnswerOrders).own(asked));
  }
  override async named(asked: OrderAsked): Promise<OrderTold | null> {
    return this.told(asked, await this.lookup.get(AnswerOrders).named(asked));
  }
  private told(asked: OrderAsked, answer: OrderAnswer | null): OrderTold | null {
    if (!answer) return null;
    return { text: answer.text, said: () => this.lookup.get(AnswerOrders).note(asked, answer) };
  }
}

/** What auto-replies ask of others. */
export const replyPorts = [
  port(Speaking, SpeakingInConversations),
  port(ReplyTalks, TalksOfReplies),
  port(ReplySurroundings, SurroundingsOfReplies),
  port(ReplyDeeds, DeedsOfReplies),
  port(PastMessages, MessagesOfThePast),
  port(ReplyFiles, FilesOfReplies),
  port(ReplyOrders, OrdersOfReplies),
];
