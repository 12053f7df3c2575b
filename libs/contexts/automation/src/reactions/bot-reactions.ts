import type { ConversationChange, DomainEvent } from '@yingda/events';
import type { Handlers, Relay } from '@yingda/platform';
import type { BotConversations } from '../bot-ports';
import type { BotSettingsTable } from '../storage/bot/bot-settings-table';
import type { BotTalksTable } from '../storage/bot/bot-talks-table';
import type { Containment } from '../use-cases/bot/containment';
import type { HandOverToPeople } from '../use-cases/bot/hand-over-to-people';
import type { SilenceWatch } from '../use-cases/bot/silence-watch';

/** Follows what becomes of the bot's conversations, whoever made it so. */
export class BotReactions {
  constructor(
    private readonly knows: {
      talks: BotTalksTable;
      settings: BotSettingsTable;
      conversations: BotConversations;
    },
    private readonly does: { handOver: HandOverToPeople; silence: SilenceWatch; containment: Containment },
  ) {}

  /** Before the relay and the timers start. */
  register(relay: Relay): void {
    this.does.silence.register();
    this.does.containment.register();
    relay.subscribe('automation.bot', this.handlers());
  }

  handlers(): Handlers {
    return {
      'conversation.opened': (event) => this.began(event),
      'conversation.reopened': (event) => this.began(event),
      'conversation.queued': (event) => this.left(event, 'handed-over'),
      'conversation.assigned': (event) => this.left(event, 'taken'),
      'conversation.closed': (event) => this.ended(event),
      'conversation.updated': (event) => this.moved(event),
    };
  }

  private async began({ occurredAt, payload }: DomainEvent<'conversation.opened' | 'conversation.reopened'>) {
    const { conversation, by } = payload;
    const now = new Date(occurredAt);
    if (by.kind === 'customer') await this.does.containment.came(conversation.customerId, now);
    const { id: conversationId, inboxId, customerId } = conversation;
    if (by.kind !== 'customer' || conversation.status !== 'bot') return;
    const { active, silenceMinutes } = await this.knows.settings.of(inboxId);
    if (!active) return;
    // Every conversation comes through this state: of the others it has gone on by now, as it went in one step.
    if ((await this.knows.conversations.standing(conversationId))?.status !== 'bot') return;
    await this.knows.talks.begin({ conversationId, inboxId, customerId, now });
    await this.knows.talks.again(conversationId);
    await this.does.silence.expect(conversationId, silenceMinutes);
  }

  /** The bot's own handing over is done by now; whoever was quicker finds what it knows. */
  private async left(
    { occurredAt, payload }: DomainEvent<'conversation.queued' | 'conversation.assigned'>,
    how: 'handed-over' | 'taken',
  ): Promise<void> {
    const { id } = payload.conversation;
    const now = new Date(occurredAt);
    const left =
      how === 'taken'
        ? await this.does.handOver.taken(id, { outcome: 'taken', now })
        : await this.does.handOver.taken(id, { outcome: 'handed-over', reason: 'asked', now });
    if (left) await this.does.silence.stop(id);
  }

  private async ended({ occurredAt, payload }: DomainEvent<'conversation.closed'>): Promise<void> {
    await this.does.containment.ended(payload.conversation.id, new Date(occurredAt));
  }

  /** Joined to another customer: a return is theirs. */
  private async moved({ payload }: { payload: ConversationChange }): Promise<void> {
    const { id, customerId } = payload.conversation;
    await this.knows.talks.followCustomer(id, customerId);
  }
}
