import type { Clock, Timers } from '@yingda/platform';
import type { BotConversations } from '../../bot-ports';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';
import type { HandOverToPeople } from './hand-over-to-people';

const TIMER = 'bot.silence';
const MINUTE = 60_000;

/**
 * The bot's own rule for an end: nobody has written for so many minutes. A customer's word that nobody answered in
 * that time is no silence of theirs: people get it.
 */
export class SilenceWatch {
  constructor(
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly settings: BotSettingsTable,
    private readonly others: { conversations: BotConversations; handOver: HandOverToPeople },
  ) {}

  /** Before the timers start. */
  register(): void {
    this.timers.on<{ conversationId: string }>(TIMER, ({ conversationId }) => this.look(conversationId));
  }

  /** From now on so many minutes; said again the time begins anew. */
  async expect(conversationId: string, minutes: number): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + minutes * MINUTE);
    await this.timers.set(TIMER, conversationId, dueAt, { conversationId });
  }

  async stop(conversationId: string): Promise<void> {
    await this.timers.clear(TIMER, conversationId);
  }

  private async look(conversationId: string): Promise<void> {
    const { conversations, handOver } = this.others;
    const standing = await conversations.standing(conversationId);
    if (standing?.status !== 'bot') return;
    const { silenceMinutes } = await this.settings.of(standing.inboxId);
    const last = standing.lastMessage?.at ?? standing.openedAt;
    const due = new Date(last.getTime() + silenceMinutes * MINUTE);
    if (due > this.clock.now()) return this.timers.set(TIMER, conversationId, due, { conversationId });
    if (standing.lastMessage?.author === 'customer')
      return void (await handOver.execute({ conversationId, reason: 'off' }));
    await conversations.closeSilent(conversationId, last);
  }
}
