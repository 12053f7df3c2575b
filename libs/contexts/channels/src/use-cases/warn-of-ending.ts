import type { Clock, Outbox, Timers } from '@yingda/platform';
import type { WindowEndingWhy } from '@yingda/contracts/names';
import { type ChannelWindow, closedWhy } from '../domain/windows';
import { sendingRules } from '../domain/sending-rules';
import { warnAt } from '../domain/window-ending';
import type { People } from '../ports';
import type { WaitingCustomers } from '../follow-up-ports';
import type { DeliveryTable } from '../storage/deliveries';
import type { WindowTable } from '../storage/windows';
import type { WatchedWindow, WindowWatchTable } from '../storage/window-watch';
import type { Outgoing, Target } from './outgoing';

/** Storage and others that warning needs. */
export interface WarnParts {
  windows: WindowTable;
  watch: WindowWatchTable;
  deliveries: DeliveryTable;
  people: People;
  outgoing: Outgoing;
  waiting: WaitingCustomers;
  outbox: Outbox;
  timers: Pick<Timers, 'set'>;
}

/** The timer that stands some minutes before a window's end, and what it carries. */
export const WINDOW_TIMER = 'channels.window-ends';
export interface WindowLook {
  identityId: string;
  inboxId: string;
  openedAt: string;
}

/** Messages that may still go when staff are warned of the quota: the last one. */
const LAST = 1;

/** Who waits for an answer that soon cannot be given any more is told of, once for each window. */
export class WarnOfEnding {
  constructor(
    private readonly clock: Clock,
    private readonly parts: WarnParts,
  ) {}

  /** A window has opened or changed; in the unit of work that made it so. */
  async heard(target: Target): Promise<void> {
    const { identityId, inbox } = target;
    const { warnMinutes } = sendingRules(inbox.sending);
    const window = await this.parts.windows.find(identityId, inbox.id);
    const { openedAt, endsAt, quotaLeft } = window;
    if (!openedAt || warnMinutes === 0 || (endsAt === null && quotaLeft === null)) return;
    const watched = { identityId, inboxId: inbox.id, openedAt };
    const moved = await this.parts.watch.watch(watched, endsAt);
    if (moved && endsAt) await this.plan(watched, warnAt({ openedAt, endsAt }, warnMinutes));
    if (quotaLeft !== null && quotaLeft <= LAST + 1) await this.atQuota(watched, window, target);
  }

  /** The timer is due. */
  async atTime({ identityId, inboxId, openedAt }: WindowLook): Promise<void> {
    const window = await this.parts.windows.find(identityId, inboxId);
    if (window.openedAt?.toISOString() !== openedAt || (window.endsAt && window.endsAt <= this.clock.now()))
      return;
    const address = await this.parts.people.address(identityId);
    const target = address && (await this.parts.outgoing.reached(identityId, address));
    if (!target || target.inbox.id !== inboxId) return;
    await this.warn({ identityId, inboxId, openedAt: window.openedAt }, { why: 'time', window, target });
  }

  private async plan(watched: WatchedWindow, at: Date): Promise<void> {
    const { identityId, inboxId, openedAt } = watched;
    const key = `${identityId} ${inboxId}`;
    const look: WindowLook = { identityId, inboxId, openedAt: openedAt.toISOString() };
    const now = this.clock.now();
    await this.parts.timers.set(WINDOW_TIMER, key, at > now ? at : now, look);
  }

  // Most that is sent answers whoever waited, so it is asked only when the last one is left.
  private async atQuota(watched: WatchedWindow, window: ChannelWindow, target: Target): Promise<void> {
    if (await this.parts.watch.isWarned(watched)) return;
    const waiting = await this.parts.deliveries.countWaiting(watched.identityId);
    if (window.quotaLeft! - waiting > LAST) return;
    await this.warn(watched, { why: 'quota', window, target });
  }

  private async warn(
    watched: WatchedWindow,
    { why, window, target }: { why: WindowEndingWhy; window: ChannelWindow; target: Target },
  ): Promise<void> {
    const now = this.clock.now();
    if (closedWhy(window, target.can.windows, { now }) !== null) return;
    const who = await this.parts.waiting.of({
      identityId: watched.identityId,
      customerId: target.customerId,
    });
    if (!who) return;
    const { conversationId, customerId, teamId, agentIds } = who;
    const quotaLeft = window.quotaLeft;
    if (!(await this.parts.watch.warn(watched, { at: now, why, quotaLeft, conversationId }))) return;
    const { identityId, inboxId } = watched;
    const endsAt = window.endsAt?.toISOString() ?? null;
    const ending = {
      identityId,
      channel: target.inbox.channel,
      why,
      endsAt,
      quotaLeft,
      at: now.toISOString(),
    };
    const told = { conversationId, customerId, inboxId, teamId, ending, agentIds };
    await this.parts.outbox.append('window.ending', conversationId, told);
  }
}
