import { PlanFollowUp } from '@yingda/channels';
import { AbandonConversation, ConversationReader } from '@yingda/conversations';
import { VisitPage } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import type { Clock, Timers } from '@yingda/platform';
import type { Namespace } from 'socket.io';
import { rooms } from './rooms';

const TIMER = 'conversation.departure';
/**
 * How long a waiting shopper may be gone before they count as having left: a tunnel, a locked phone, a reload keep
 * their place; a closed shop gives it free. Our setting, not from the requirements.
 */
export const DEPARTURE_MS = 5 * 60_000;

/** Shoppers who go away while they wait: after a while the conversation is abandoned, unless they are back. */
export class Departures {
  private namespace: Namespace | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly reader: ConversationReader,
    private readonly abandon: AbandonConversation,
    private readonly visits: VisitPage,
    private readonly follow: PlanFollowUp,
  ) {}

  attach(namespace: Namespace): void {
    this.namespace = namespace;
  }

  /** Before the timers start. */
  register(): void {
    this.timers.on<{ conversationId: string; customerId: string }>(
      TIMER,
      async ({ conversationId, customerId }) => {
        if (await this.isThere(customerId)) return;
        await this.abandon.execute({ kind: 'system', name: 'departures' }, { conversationId });
      },
    );
  }

  /** One socket of a shopper has closed. */
  async left(actor: CustomerActor): Promise<void> {
    // When nobody can say, the timer is set: it asks again before anything is done.
    if (await this.isThere(actor.customerId).catch(() => false)) return;
    await this.visits.leave(actor);
    await this.follow.left(actor.customerId, actor.inboxId);
    const conversation = await this.reader.openOf({ identityId: actor.identityId }, actor.inboxId);
    if (
      !conversation ||
      !['bot', 'queued', 'offered'].includes(conversation.status) ||
      conversation.leftMessage
    )
      return;
    const dueAt = new Date(this.clock.now().getTime() + DEPARTURE_MS);
    await this.timers.set(TIMER, conversation.id, dueAt, {
      conversationId: conversation.id,
      customerId: actor.customerId,
    });
  }

  /** A shopper has a page open, whether for the first time or again. */
  arrived(actor: CustomerActor): Promise<void> {
    return this.follow.back(actor.customerId);
  }

  /** The shopper is looking at this conversation again. */
  async back(conversationId: string): Promise<void> {
    await this.timers.clear(TIMER, conversationId);
  }

  /** Whether a page of theirs is open, on whichever node. @throws when a node does not answer */
  async isThere(customerId: string): Promise<boolean> {
    return ((await this.namespace?.in(rooms.customer(customerId)).fetchSockets()) ?? []).length > 0;
  }
}
