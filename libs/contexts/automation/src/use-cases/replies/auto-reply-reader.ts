import { type AutoReplyLogEntry, type AutoReplyRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { AutoRepliesTable } from '../../storage/replies/auto-replies-table';
import type { ReplyLog } from '../../storage/replies/reply-log';
import { requireAutomation } from './require-automation';

/** Auto-replies as they are edited, and what was decided by them. */
export class AutoReplyReader {
  constructor(
    private readonly replies: AutoRepliesTable,
    private readonly log: ReplyLog,
  ) {}

  /** Lowest priority number first. @throws Refusal not-permitted */
  async all(actor: Actor): Promise<AutoReplyRecord[]> {
    requireAutomation(actor);
    return this.replies.all();
  }

  /** Of one conversation, oldest first; who may read the conversation may read this. */
  async decided(conversationId: string): Promise<AutoReplyLogEntry[]> {
    return (await this.log.of(conversationId)).map((entry) => ({ ...entry, at: entry.at.toISOString() }));
  }
}
