import type { ReplyOrders, OrderTold } from '../../reply-ports';
import type { AutoReply } from '../../domain/replies/auto-reply';
import type { ReplyLog } from '../../storage/replies/reply-log';
import type { Listened } from './listen';

/** So long what somebody writes after being asked for their order number is taken as the answer. */
const ASKED_MS = 30 * 60_000;

/** What is said instead of asking for an order number, where it may be told; and to who gives it. */
export class OrderAnswers {
  constructor(
    private readonly orders: ReplyOrders,
    private readonly log: ReplyLog,
  ) {}

  /** Instead of a reply that asks for the order number: what is theirs beyond doubt, or what they named in the same breath. */
  async instead(reply: AutoReply, listened: Listened): Promise<OrderTold | null> {
    if (reply.action !== 'ask-order-number') return null;
    const asked = this.question(listened, [listened.heard.text]);
    return (await this.orders.own(asked)) ?? this.orders.named(asked);
  }

  /** To who was asked a moment ago: the number in this message, or in those since. */
  async given(listened: Listened): Promise<{ reply: AutoReply; told: OrderTold } | null> {
    const { heard, talk, set } = listened;
    if (!/\d{4}/.test(heard.text.normalize('NFKC'))) return null;
    const said = await this.log.said(talk.conversationId, new Date(heard.at.getTime() - ASKED_MS));
    const asking = said
      .map(({ autoReplyId, at }) => ({ reply: set.replies.find(({ id }) => id === autoReplyId), at }))
      .find(({ reply }) => reply?.action === 'ask-order-number');
    if (!asking?.reply) return null;
    const before = talk.recent
      .filter(({ id, author, at }) => id !== heard.messageId && author === 'customer' && at > asking.at)
      .map(({ text }) => text);
    const told = await this.orders.named(this.question(listened, [heard.text, ...before]));
    return told && { reply: asking.reply, told };
  }

  private question({ heard, language, inbox }: Listened, texts: string[]) {
    const { eventId: occasion, conversationId, customerId, identityId } = heard;
    return { occasion, conversationId, customerId, identityId, texts, language, timeZone: inbox.timeZone };
  }
}
