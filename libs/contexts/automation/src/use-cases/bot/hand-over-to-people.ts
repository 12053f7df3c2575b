import { OPEN_STATUSES, type HandOverReason } from '@yingda/contracts/names';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { BotConversations, BotInboxes, Standing } from '../../bot-ports';
import { summaryOf } from '../../domain/bot/summary';
import { newTalk, type Talk } from '../../domain/bot/talk';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';
import type { BotTalksTable } from '../../storage/bot/bot-talks-table';

export interface HandOverCommand {
  conversationId: string;
  reason: HandOverReason;
  /** Somebody may come to harm: first in line, and told to those above. */
  urgent?: boolean;
  /** First in line, and marked. */
  complaint?: boolean;
}

/** By which staff sort what cannot wait its turn. */
const TAGS = { safety: '安全', complaint: '投诉', anger: null } as const;
/** Ids of notes are made from it, so that each is written once. */
const NOTES = '5d1f6f5e-6b0a-4c8a-9f53-2f5d6d1c7b10';

/**
 * People are given what the bot has, with a summary of what was said. Where people are away it is a message left for
 * them, so that nobody counts as having given up. Of a conversation that waits for people or is theirs already, only
 * what is urgent is told to those above. Said again it does nothing.
 */
export class HandOverToPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly stores: { settings: BotSettingsTable; talks: BotTalksTable },
    private readonly others: { conversations: BotConversations; inboxes: BotInboxes },
    private readonly outbox: Outbox,
  ) {}

  /** True: people have it because of this. In the caller's unit of work where there is one. */
  async execute(command: HandOverCommand & { talk?: Talk }): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const standing = await this.others.conversations.standing(command.conversationId);
      if (!standing || !(OPEN_STATUSES as readonly string[]).includes(standing.status)) return false;
      const given = standing.status === 'bot' && (await this.give(command, standing));
      if (command.urgent || command.complaint) await this.raise(command, standing);
      return given;
    });
  }

  /**
   * People have it without the bot's doing: who took it finds the same summary, where the customer had said anything.
   * True for whoever says so first.
   */
  async taken(conversationId: string, how: Parameters<BotTalksTable['leave']>[1]): Promise<boolean> {
    const { talks, settings } = this.stores;
    return this.unitOfWork.run(async () => {
      const stored = await talks.find(conversationId);
      if (stored?.outcome !== 'open') return false;
      const { talk, inboxId } = stored;
      if (talk.turns > 0) {
        const plan = await settings.of(inboxId);
        await this.others.conversations.note(conversationId, {
          clientMessageId: noteId(conversationId, 'summary', stored),
          text: summaryOf(talk, { reason: 'taken', plan, language: talk.language ?? 'zh-CN' }),
        });
      }
      return talks.leave(conversationId, how);
    });
  }

  private async give(command: HandOverCommand & { talk?: Talk }, standing: Standing): Promise<boolean> {
    const { conversations, inboxes } = this.others;
    const { settings, talks } = this.stores;
    const { conversationId, reason, urgent, complaint } = command;
    const { inboxId, customerId } = standing;
    const stored = await talks.find(conversationId);
    const talk = command.talk ?? stored?.talk ?? newTalk();
    const plan = await settings.of(inboxId);
    const text = summaryOf(talk, { reason, plan, language: talk.language ?? 'zh-CN' });
    const now = this.clock.now();
    // The conversation first, as everybody locks it before what is about it.
    await conversations.note(conversationId, {
      clientMessageId: noteId(conversationId, 'summary', stored),
      text,
    });
    const open = (await inboxes.find(inboxId))?.open ?? true;
    await conversations.queue(conversationId, { first: !!(urgent || complaint), left: !open });
    if (!stored) await talks.begin({ conversationId, inboxId, customerId, now });
    await talks.leave(conversationId, { outcome: 'handed-over', reason, now });
    const mood = talk.mood;
    await this.outbox.append('bot.handed-over', conversationId, { conversationId, inboxId, reason, mood });
    return true;
  }

  /** Those above are told once: what has been raised already needs no second call. */
  private async raise(
    { conversationId, reason, urgent }: HandOverCommand,
    standing: Standing,
  ): Promise<void> {
    if (standing.escalationLevel > 1) return;
    const what = urgent ? 'safety' : reason === 'anger' ? 'anger' : 'complaint';
    const told = { reason: what, tag: TAGS[what], urgent: urgent === true };
    await this.others.conversations.raise(conversationId, told);
  }
}

function noteId(conversationId: string, what: string, stored: { version: number } | null): string {
  return uuidV5(`${what}:${conversationId}:${stored?.version ?? 0}`, NOTES);
}
