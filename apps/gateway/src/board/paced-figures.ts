import { BoardMinute } from '@yingda/contracts';
import { BOARD_TARGET } from '@yingda/contracts/names';
import type { Clock, Log } from '@yingda/platform';
import type { BoardModel } from './board-model';
import type { Scope } from './board-scope';
import type { SlowFigures } from './board-watch';
import { drawnFrom, linesOf, type TeamMinute } from './minutes';
import type { Today, TodayFigures } from './today';

/** Facts are recorded a moment after what they are of; so long they are asked for after something happened. */
const SETTLING_MS = 3_000;
const TODAY_MS = 800;
/** And now and then when nothing did: a day begins, a setting changes. */
const TODAY_AT_LEAST_MS = 15_000;
const CLEARS_MS = 3_000;
const MINUTES_MS = 5_000;
const AFTER_TROUBLE_MS = 5_000;
/** Of ten seconds at most one is spent on today's figures, however long a shop's day is. */
const SHARE = 10;

export interface PacedSources {
  today: TodayFigures;
  /** Seconds until this waiting conversation is served; null when nobody knows. */
  wait(conversationId: string): Promise<number | null>;
  minutes(from: Date): Promise<TeamMinute[]>;
}

interface Kept {
  today: Today | null;
  readAt: number;
  tookMs: number;
}

/** Today's figures, clearing times and lines: each read at its own pace, in the background, never in a change's way. */
export class PacedFigures implements SlowFigures {
  private readonly kept = new Map<string, Kept>();
  private readonly clearing = new Map<string, number>();
  private rows: TeamMinute[] = [];
  private happenedAt = -Infinity;
  private clearsAt = -Infinity;
  private minutesAt = -Infinity;
  private working: Promise<void> | null = null;
  /** Read since it was last asked whether anything was. */
  private hasNews = false;

  constructor(
    private readonly from: PacedSources,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  today(teamIds: string[] | null): Today | null {
    return this.kept.get(nameOf(teamIds))?.today ?? null;
  }

  clears(): ReadonlyMap<string, number> {
    return this.clearing;
  }

  minutes(teamIds: string[] | null): BoardMinute[] {
    const targetSeconds = this.today(teamIds)?.targetSeconds ?? BOARD_TARGET.seconds;
    return linesOf(this.rows, { teamIds, targetSeconds, now: this.clock.now().getTime() });
  }

  async ready(scope: Scope, model: BoardModel): Promise<void> {
    const now = performance.now();
    if (now - this.minutesAt > MINUTES_MS) await this.readMinutes();
    if (now - this.clearsAt > CLEARS_MS) await this.readClears(model);
    const kept = this.kept.get(nameOf(scope.teamIds));
    if (!kept || now - kept.readAt > SETTLING_MS) await this.readToday(scope.teamIds);
  }

  refresh(scopes: Scope[], model: BoardModel, happened: boolean): boolean {
    if (happened) this.happenedAt = performance.now();
    this.working ??= this.work(scopes, model)
      .catch((error: unknown) => this.log.warn({ err: error }, 'figures of the board could not be read'))
      .finally(() => (this.working = null));
    return this.takeNews();
  }

  private takeNews(): boolean {
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  private async work(scopes: Scope[], model: BoardModel): Promise<void> {
    const now = performance.now();
    const wanted = new Map(scopes.map(({ teamIds }) => [nameOf(teamIds), teamIds]));
    for (const [name, teamIds] of wanted)
      if (this.isDue(this.kept.get(name), now)) {
        await this.readToday(teamIds);
        this.hasNews = true;
      }
    for (const [name, { readAt }] of this.kept)
      if (!wanted.has(name) && now - readAt > 4 * TODAY_AT_LEAST_MS) this.kept.delete(name);
    if (now - this.clearsAt > CLEARS_MS) await this.readClears(model);
    if (now - this.minutesAt > MINUTES_MS) await this.readMinutes();
  }

  private isDue(kept: Kept | undefined, now: number): boolean {
    if (!kept) return true;
    const age = now - kept.readAt;
    if (age < Math.max(TODAY_MS, kept.tookMs * SHARE)) return false;
    return now - this.happenedAt < SETTLING_MS || age > TODAY_AT_LEAST_MS;
  }

  private async readToday(teamIds: string[] | null): Promise<void> {
    const name = nameOf(teamIds);
    const began = performance.now();
    try {
      const today = await this.from.today.of(teamIds);
      const readAt = performance.now();
      this.kept.set(name, { today, readAt, tookMs: readAt - began });
    } catch (error) {
      // Old figures beat none, and the rest of the board does not wait for them.
      this.log.warn({ err: error }, 'figures of today could not be read');
      const today = this.kept.get(name)?.today ?? null;
      this.kept.set(name, { today, readAt: performance.now(), tookMs: AFTER_TROUBLE_MS / SHARE });
    }
  }

  private async readClears(model: BoardModel): Promise<void> {
    this.clearsAt = performance.now();
    const last = model.lastInQueues();
    for (const { teamId } of model.teams) {
      const id = last.get(teamId);
      const seconds = id ? await this.from.wait(id) : null;
      if (seconds === null) this.clearing.delete(teamId);
      else this.clearing.set(teamId, seconds);
    }
  }

  private async readMinutes(): Promise<void> {
    this.minutesAt = performance.now();
    this.rows = await this.from.minutes(new Date(drawnFrom(this.clock.now().getTime())));
  }
}

function nameOf(teamIds: string[] | null): string {
  return teamIds?.join() ?? 'all';
}
