import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { CLOCK, Database, Leases, LOG, makeHolder, type Clock, type Log } from '@yingda/platform';
import { PresenceFacts } from '@yingda/reports';
import type { Config } from '../config';
import { DemoDays } from './filling/days';
import { fillCauses, fillCaseWork } from './filling/case-work';
import { fillCases, fillCasesBefore } from './filling/cases';
import { fillContacts } from './filling/contacts';
import { fillEnquiries } from './filling/enquiries';
import { fillFeedback } from './filling/feedback';
import { fillOrdersOfOthers } from './filling/orders';
import { attendanceOf } from './history/attendance';
import { episodesOf } from './history/plan';
import { Cast } from './stage/cast';
import type { Episode } from './stage/episode';
import { play, ShopperBusy, type Playing } from './stage/play';
import { Stage } from './stage/stage';

const LEASE = 'demo-history';
const LEASE_MS = 60_000;
const TRY_AGAIN_MS = 30_000;
/** A conversation may take so much of the time; the rest is for people who use the demo meanwhile. */
const SHARE = 0.4;
const LONGEST_PAUSE_MS = 250;

/** The history being filled; `stop` resolves once nothing of it runs any more. */
export interface RunningHistory {
  stop(): Promise<void>;
}

/**
 * Fills the ninety days before the demo's first, newest first, in the background: conversation by conversation, so that
 * it may stop at any time and goes on where it stopped. Does nothing in a gateway without a worker's role.
 */
export function startHistory(app: INestApplicationContext, config: Config): RunningHistory {
  const stopping = new AbortController();
  const history = new History(app, config, stopping.signal);
  const done = config.role === 'gateway' ? Promise.resolve() : history.run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

class History {
  private readonly days: DemoDays;
  private readonly leases: Leases;
  private readonly log: Log;
  private readonly clock: Clock;
  private readonly holder = makeHolder();
  private renewedAt = 0;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly config: Config,
    private readonly signal: AbortSignal,
  ) {
    this.days = new DemoDays(app.get(Database));
    this.leases = app.get(Leases);
    this.log = app.get<Log>(LOG);
    this.clock = app.get<Clock>(CLOCK);
  }

  /** Never throws: what fails is tried again, for as long as the process runs. */
  async run(): Promise<void> {
    while (!this.signal.aborted) {
      try {
        if (await this.hold()) await this.fillOpenCases();
        if ((await this.days.missing()).length > 0 && (await this.hold())) await this.fill();
        if ((await this.days.missing()).length === 0 && (await this.hold())) return await this.fillBefore();
      } catch (error) {
        this.log.warn({ err: error }, 'The demo’s history stopped and is tried again');
      } finally {
        await this.leases.release(LEASE, this.holder).catch(() => undefined);
      }
      if (!this.signal.aborted) await this.rest(TRY_AGAIN_MS);
    }
  }

  // What people look at first, but need not wait for.
  private async fillOpenCases(): Promise<void> {
    const shop = await this.days.shop();
    if (shop && !this.signal.aborted) await fillCases(this.app, shop);
    if (shop && !this.signal.aborted) await fillCaseWork(this.app, shop);
    if (shop && !this.signal.aborted) await fillContacts(this.app, shop);
    if (shop && !this.signal.aborted) await fillFeedback(this.app, shop);
  }

  private async fillBefore(): Promise<void> {
    const [shop, lastDay] = await Promise.all([this.days.shop(), this.days.filledOn()]);
    if (lastDay) await fillEnquiries(this.app, this.config, { lastDay, signal: this.signal });
    if (lastDay) await fillOrdersOfOthers(this.app, this.config, { lastDay, signal: this.signal });
    if (shop) await fillCasesBefore(this.app, shop, this.signal);
    if (shop) await fillCauses(this.app, this.signal);
  }

  private async fill(): Promise<void> {
    const started = performance.now();
    const [lastDay, shop] = await Promise.all([this.days.filledOn(), this.days.shop()]);
    if (!lastDay || !shop) return;
    const stage = await Stage.open(this.app, this.config);
    let played = 0;
    try {
      const cast = await Cast.of(this.app, stage, shop);
      const playing = {
        stage,
        cast,
        publicUrl: this.config.publicUrl,
        numberedBefore: true,
        signal: this.signal,
      };
      const missing = await this.days.missing();
      for (const [index, day] of missing.entries()) {
        // Before the past is said to be all there: reports of that month are made as soon as it is.
        if (index === missing.length - 1)
          await fillEnquiries(this.app, this.config, { lastDay, signal: this.signal });
        // Later ones first: their numbers are counted down.
        let complete = true;
        for (const episode of episodesOf(day, lastDay).reverse()) {
          if (this.signal.aborted) return;
          const began = performance.now();
          const result = await this.play(playing, episode);
          if (result === 'played') played++;
          if (result === 'not-now') complete = false;
          await this.rest(Math.min(LONGEST_PAUSE_MS, (performance.now() - began) * (1 / SHARE - 1)));
        }
        if (complete) {
          // What was not seen when it happened: reports would know of nobody who was there.
          const there = attendanceOf(day, shop.staff);
          await this.app.get(PresenceFacts, { strict: false }).add(there);
          await this.days.done(day, this.clock.now());
        }
        if (!(await this.hold())) return;
        if (index % 15 === 14) this.log.info({ day, conversations: played }, 'demo history filled back to');
      }
    } finally {
      await stage.close();
    }
    const seconds = Math.round((performance.now() - started) / 1_000);
    this.log.info({ conversations: played, seconds }, 'demo history filled');
  }

  // What people have made impossible since (a topic is archived, somebody has left) is left out; a shopper who talks
  // just now is waited for.
  private async play(
    playing: Playing,
    episode: Episode,
  ): Promise<'played' | 'there' | 'not-now' | 'left-out'> {
    try {
      return (await play(playing, episode)) ? 'played' : 'there';
    } catch (error) {
      if (error instanceof ShopperBusy || this.signal.aborted) return 'not-now';
      if (!(error instanceof Refusal)) throw error;
      this.log.warn(
        { reason: error.message, episode: episode.id },
        'A conversation of the demo’s history is left out',
      );
      return 'left-out';
    }
  }

  // Renewed well before it ends; one process fills at a time.
  private async hold(): Promise<boolean> {
    if (performance.now() - this.renewedAt < LEASE_MS / 4 && this.renewedAt > 0) return true;
    const held = await this.leases.acquire(LEASE, this.holder, LEASE_MS);
    this.renewedAt = held ? performance.now() : 0;
    return held;
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.signal }).catch(() => undefined);
  }
}
