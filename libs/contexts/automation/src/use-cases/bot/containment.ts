import { BOT_RETURN_MS } from '@yingda/contracts/names';
import type { Clock, Outbox, Timers } from '@yingda/platform';
import type { BotTalksTable } from '../../storage/bot/bot-talks-table';

const TIMER = 'bot.contained';

/** Decides a day after the bot ended a conversation alone whether it was enough, and says so once. */
export class Containment {
  constructor(
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly talks: BotTalksTable,
    private readonly outbox: Outbox,
  ) {}

  /** Before the timers start. */
  register(): void {
    this.timers.on<{ conversationId: string }>(TIMER, ({ conversationId }) => this.decide(conversationId));
  }

  /** The bot's conversation is over. */
  async ended(conversationId: string, at: Date): Promise<void> {
    if (!(await this.talks.close(conversationId, at))) return;
    const dueAt = new Date(at.getTime() + BOT_RETURN_MS);
    await this.timers.set(TIMER, conversationId, dueAt, { conversationId });
  }

  /** A customer began something, or came back to it. */
  async came(customerId: string, at: Date): Promise<void> {
    await this.talks.returned(customerId, { at, within: new Date(at.getTime() - BOT_RETURN_MS) });
  }

  private async decide(conversationId: string): Promise<void> {
    const talk = await this.talks.decide(conversationId, this.clock.now());
    if (!talk?.closedAt) return;
    await this.outbox.append('bot.contained', conversationId, {
      ...{ conversationId, inboxId: talk.inboxId, closedAt: talk.closedAt.toISOString() },
      ...{ contained: talk.returnedAt === null, returnedAt: talk.returnedAt?.toISOString() ?? null },
    });
  }
}
