import { type Clock, type Log, newId } from '@yingda/platform';
import { createHash } from 'node:crypto';
import type { ChannelAdapter, RawEvent } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import { laneOf, needsOrder } from '../domain/lanes';
import { isStorable } from '../domain/storable';
import type { ChannelEventTable, NewEvent } from '../storage/channel-events';

/**
 * How long a message waits for one that was sent before it and is still on its way, in milliseconds. Nobody notices
 * that; and what comes later than that has usually been delayed by minutes.
 */
export const SETTLE_MS = 250;

/** An account whose provider tells something. */
export interface SpeakingAccount {
  inboxId: string;
  adapter: ChannelAdapter;
  settings: Settings;
}

/** Keeps a provider's events for the worker, each once. Joins the caller's unit of work. */
export class KeepEvents {
  constructor(
    private readonly events: Pick<ChannelEventTable, 'add'>,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** After how many milliseconds the first of them is to be worked on; null when none was new. */
  async execute(account: SpeakingAccount, raw: RawEvent[], origin: 'hook' | 'pull'): Promise<number | null> {
    if (raw.length === 0) return null;
    const events = await Promise.all(raw.map((event) => this.prepared(account, event, origin)));
    const kept = new Set(await this.events.add(events));
    const due = events.filter(({ id }) => kept.has(id)).map(({ dueAt }) => dueAt.getTime());
    return due.length === 0 ? null : Math.max(0, Math.min(...due) - this.clock.now().getTime());
  }

  private async prepared(
    account: SpeakingAccount,
    event: RawEvent,
    origin: 'hook' | 'pull',
  ): Promise<NewEvent> {
    const { lane, ordered } = await this.laneOf(account, event);
    const now = this.clock.now();
    // What is fetched in pages comes in order.
    const settle = ordered && origin === 'hook' ? SETTLE_MS : 0;
    return {
      id: newId(),
      inboxId: account.inboxId,
      providerKey: keyFrom(event.key),
      senderKey: keyFrom(lane),
      providerAt: event.at && Number.isFinite(event.at.getTime()) ? event.at : null,
      receivedAt: now,
      dueAt: new Date(now.getTime() + settle),
      raw: event.raw,
      origin,
    };
  }

  // Only to know whose turn it is; what it means is worked on later, and an event nobody can read is kept all the same.
  private async laneOf(
    { adapter, settings, inboxId }: SpeakingAccount,
    event: RawEvent,
  ): Promise<{ lane: string; ordered: boolean }> {
    try {
      const read = await adapter.read(event, settings);
      return { lane: laneOf(read), ordered: needsOrder(read) };
    } catch (error) {
      this.log.warn({ err: error, inboxId, channel: adapter.channel }, 'A provider’s event cannot be read');
      return { lane: '', ordered: false };
    }
  }
}

const LONGEST_KEY = 300;

// Providers choose their keys; an index wants them short, and PostgreSQL wants them to be text.
function keyFrom(key: string): string {
  if (key.length <= LONGEST_KEY && isStorable(key)) return key;
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
