import { type AutoReplyLogPage, type AutoReplyUse } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Clock, isUuid } from '@yingda/platform';
import type { ReplyLogReads } from '../../storage/replies/reply-log-reads';
import { requireAutomation } from './require-automation';

/** What of the log is asked for. */
export interface LogQuery {
  autoReplyId?: string;
  only?: 'said' | 'unsaid';
  cursor?: string;
  limit?: number;
}

const DAYS = 30;
const DAY_MS = 86_400_000;

/** What was said by itself in all conversations, what was not, and how often; never what customers wrote. */
export class ReplyLogReader {
  constructor(
    private readonly log: ReplyLogReads,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws Refusal not-permitted, invalid-payload */
  async page(actor: Actor, query: LogQuery): Promise<AutoReplyLogPage> {
    requireAutomation(actor);
    const { autoReplyId = null, only = null, cursor, limit = 50 } = query;
    const found = await this.log.page({ autoReplyId, only, before: momentOf(cursor), limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((line) => ({ ...line, at: line.at.toISOString() })),
      next: found.length > limit && last ? `${last.at.toISOString()}_${last.id}` : null,
    };
  }

  /** Of the last 30 days. @throws Refusal not-permitted */
  async uses(actor: Actor): Promise<AutoReplyUse[]> {
    requireAutomation(actor);
    const since = new Date(this.clock.now().getTime() - DAYS * DAY_MS);
    const uses = await this.log.uses(since);
    return uses.map((use) => ({ ...use, lastSaidAt: use.lastSaidAt?.toISOString() ?? null }));
  }
}

function momentOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at = '', id = ''] = cursor.split('_');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw new Refusal('invalid-payload', 'This is not the place where a page ended.');
  return { at: new Date(at), id };
}
