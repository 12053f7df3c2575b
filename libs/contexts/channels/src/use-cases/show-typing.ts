import type { Clock, Log, RateLimiter } from '@yingda/platform';
import type { AnsweredMessages } from '../storage/answered';
import type { WindowTable } from '../storage/windows';
import { closedWhy } from '../domain/windows';
import type { BuildAdapterContext } from './adapter-contexts';
import type { Outgoing, Target } from './outgoing';

/** How long one call shows it, where the channel says nothing. */
const LASTS_MS = 5_000;
/** A little before it would go out by itself. */
const EARLIER_MS = 500;
/** So long it counts as known that a conversation is answered where nothing can be shown. */
const NOWHERE_MS = 15_000;
/** Calls to one account in a second: what people are sent comes first, and has a count of its own. */
const PER_SECOND = 5;
const AT_ONCE = 32;
const MOST_KNOWN = 20_000;

export interface TypingParts {
  outgoing: Outgoing;
  windows: WindowTable;
  answered: AnsweredMessages;
  contexts: BuildAdapterContext;
  limiter: RateLimiter;
  log: Log;
}

/**
 * Shows a customer on their channel that somebody is writing to them. Nobody waits for it and nothing depends on it: it
 * is never queued, never tried again, costs nothing of a window, and what would be too much is left out.
 */
export class ShowTyping {
  /** By conversation: until when nothing is to be done (it is shown, or cannot be), and whether it is shown. */
  private readonly known = new Map<string, { until: number; shown: boolean }>();
  private underWay = 0;

  constructor(
    private readonly clock: Clock,
    private readonly parts: TypingParts,
  ) {}

  /** Returns at once. */
  execute(conversationId: string, on: boolean): void {
    const now = this.clock.now().getTime();
    const known = this.known.get(conversationId);
    const current = known && known.until > now ? known : null;
    // Shown already, or nowhere to be shown; and what is not shown need not be taken away.
    if (on ? current : !current?.shown) return;
    if (this.underWay >= AT_ONCE) return;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(conversationId, { until: now + (on ? LASTS_MS : 0), shown: on });
    this.underWay += 1;
    void this.show(conversationId, on)
      .catch((error: unknown) => this.parts.log.info({ err: error, conversationId }, 'Typing was not shown'))
      .finally(() => (this.underWay -= 1));
  }

  /** For specs: once everything begun is over. */
  async settled(): Promise<void> {
    while (this.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  private async show(conversationId: string, on: boolean): Promise<void> {
    const { outgoing, contexts, answered, limiter } = this.parts;
    const target = await outgoing.target(conversationId);
    if (!target?.adapter.typing || !target.can.typingOut || !(await this.mayBeSeen(target)))
      return this.remember(conversationId, { lastsMs: NOWHERE_MS, shown: false });
    const { id: inboxId } = target.inbox;
    const limit = { points: PER_SECOND, perSeconds: 1 };
    if ((await limiter.wait(`channel-typing:${inboxId}`, limit)) > 0) return;
    if (on) this.remember(conversationId, { lastsMs: target.can.typingMs ?? LASTS_MS, shown: true });
    const lastInboundId = await answered.newest(inboxId, conversationId);
    const context = { ...contexts.build(target.inbox), ...(lastInboundId ? { lastInboundId } : {}) };
    await target.adapter.typing(target.address.externalId, on, context);
  }

  // Where nothing may be sent, nobody is told that something is coming.
  private async mayBeSeen({ identityId, inbox, can }: Target): Promise<boolean> {
    const window = await this.parts.windows.find(identityId, inbox.id);
    const now = this.clock.now();
    if (closedWhy(window, can.windows, { now }) !== null) return false;
    const { typingWithinMs } = can;
    if (typingWithinMs === undefined) return true;
    return window.openedAt !== null && now.getTime() - window.openedAt.getTime() < typingWithinMs;
  }

  private remember(conversationId: string, { lastsMs, shown }: { lastsMs: number; shown: boolean }): void {
    const until = this.clock.now().getTime() + lastsMs - EARLIER_MS;
    this.known.set(conversationId, { until, shown });
  }
}
