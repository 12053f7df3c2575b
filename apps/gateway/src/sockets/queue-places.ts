import { QueuePlace } from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import type { Namespace } from 'socket.io';
import type { Emitter } from './emitter';
import type { Lookups } from './lookups';
import { rooms } from './rooms';

/** A team's queue as it is told. */
export interface QueueShown {
  places: ({ conversationId: string } & QueuePlace)[];
  waiting: number;
  oldestSince: string | null;
  /** When somebody is offered something else merely because they have waited. */
  nextOfferAt: Date | null;
}

/** Where those who wait stand: implemented over routing in `wiring`. */
export abstract class QueueFacts {
  abstract queue(teamId: string): Promise<QueueShown>;
}

/** Between nodes only. */
interface Told {
  teamId: string;
  /** When it was found out: an older word never replaces a newer one. */
  at: number;
  places: QueueShown['places'];
}

/** A moment for what changes together, and the least time between two words to one customer. */
const TOGETHER_MS = 250;
const EVERY_MS = 2_000;
/** What is shown is told again after so long even when it is the same, should a screen have learnt otherwise. */
const AGAIN_MS = 30_000;
/** A timer cannot wait for longer; nor need it, for every queue is looked at every ten seconds. */
const LONGEST_MS = 60_000;

/**
 * Tells everybody who waits where they stand. A queue is worked out once by the process that changed it, told to every
 * node in one word, and each tells its own customers what they do not see already.
 */
export class QueuePlaces {
  private namespace: Namespace | null = null;
  private readonly coming = new Map<string, { timer: NodeJS.Timeout; at: number }>();
  private readonly workedOut = new Map<string, number>();
  private readonly heard = new Map<
    string,
    { told: Told; deliveredAt: number; timer: NodeJS.Timeout | null }
  >();
  private readonly shown = new Map<string, { what: string; at: number }>();
  private readonly summaries = new Map<string, string>();

  /** `clustered`: other nodes hold sockets, too. */
  constructor(
    private readonly clustered: boolean,
    private readonly emit: Emitter,
    private readonly facts: QueueFacts,
    private readonly lookups: Lookups,
    private readonly clock: Clock,
  ) {}

  attach(namespace: Namespace): void {
    this.namespace = namespace;
    namespace.on('queue.told', (told: Told) => this.hear(told));
  }

  /** A team's queue changed, or the time has come to look at it again. Many in a row are one. */
  changed(teamId: string, inMs = TOGETHER_MS): void {
    const now = performance.now();
    const at = Math.max(now + inMs, (this.workedOut.get(teamId) ?? -Infinity) + EVERY_MS);
    const known = this.coming.get(teamId);
    if (known && known.at <= at) return;
    if (known) clearTimeout(known.timer);
    const timer = setTimeout(() => {
      this.coming.delete(teamId);
      this.workedOut.set(teamId, performance.now());
      this.lookups.run(`queue ${teamId}`, () => this.workOut(teamId));
    }, at - now);
    timer.unref();
    this.coming.set(teamId, { timer, at });
  }

  /** A screen has just learnt it otherwise: what is told next is told to it in any case. */
  forget(conversationId: string): void {
    this.shown.delete(conversationId);
  }

  private async workOut(teamId: string): Promise<void> {
    const now = this.clock.now().getTime();
    const { places, waiting, oldestSince, nextOfferAt } = await this.facts.queue(teamId);
    const summary = `${waiting} ${oldestSince}`;
    if (this.summaries.get(teamId) !== summary) {
      this.summaries.set(teamId, summary);
      this.emit.console([rooms.staff], 'queue.changed', { teamId, waiting, oldestSince });
    }
    const told = { teamId, at: now, places };
    this.hear(told);
    if (this.clustered) this.namespace?.serverSideEmit('queue.told', told);
    if (nextOfferAt) this.changed(teamId, Math.min(LONGEST_MS, Math.max(0, nextOfferAt.getTime() - now)));
  }

  private hear(told: Told): void {
    const known = this.heard.get(told.teamId);
    if (known && known.told.at > told.at) return;
    const entry = known ?? { told, deliveredAt: -Infinity, timer: null };
    entry.told = told;
    this.heard.set(told.teamId, entry);
    if (entry.timer) return;
    const wait = entry.deliveredAt + EVERY_MS - performance.now();
    if (wait <= 0) return this.deliver(entry);
    entry.timer = setTimeout(() => {
      entry.timer = null;
      this.deliver(entry);
    }, wait);
    entry.timer.unref();
  }

  private deliver(entry: { told: Told; deliveredAt: number }): void {
    entry.deliveredAt = performance.now();
    for (const place of entry.told.places) {
      const { conversationId } = place;
      const room = rooms.customerOf(conversationId);
      if (!this.namespace?.adapter.rooms.has(room)) {
        this.shown.delete(conversationId);
        continue;
      }
      const what = JSON.stringify(place);
      const known = this.shown.get(conversationId);
      if (known?.what === what && entry.deliveredAt - known.at < AGAIN_MS) continue;
      this.shown.set(conversationId, { what, at: entry.deliveredAt });
      this.namespace.local.to(room).emit('queue.updated', place);
    }
    if (entry.told.places.length === 0) this.heard.delete(entry.told.teamId);
    this.bound();
  }

  // Those who have left the queue; and a missed second telling does no harm.
  private bound(): void {
    if (this.shown.size > 100_000) this.shown.clear();
  }
}
