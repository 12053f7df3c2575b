import { Board, BoardChanged, BoardMinute } from '@yingda/contracts';
import { BOARD_LIMITS } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock, Log } from '@yingda/platform';
import { boardOf } from './board-of';
import { changesOf } from './board-changes';
import { BoardKeeper, type BoardSources } from './board-keeper';
import { BoardModel } from './board-model';
import { keyOf, scopeOf, type Scope } from './board-scope';
import type { Today } from './today';

const LOOK_MS = 300;
const RECONCILE_MS = 15_000;
/** Kept for a while without anybody: a page that is loaded again finds it warm. */
const LINGER_MS = 30_000;
/** Times pass, limits with them. */
const PASSING_MS = 1_000;

/** Who watches: a socket. Plain, so that the watch knows nothing of sockets. */
export interface Watcher {
  actor(): AgentActor;
  tell(changed: BoardChanged): void;
}

/** What is asked less often than conversations change, each at its own pace. */
export interface SlowFigures {
  today(teamIds: string[] | null): Today | null;
  clears(): ReadonlyMap<string, number>;
  minutes(teamIds: string[] | null): BoardMinute[];
  /** Reads anew what is due, in the background. Gives whether anything was read since the last call. */
  refresh(scopes: Scope[], model: BoardModel, happened: boolean): boolean;
  /** First paint: waits until there is something to show. */
  ready(scope: Scope, model: BoardModel): Promise<void>;
}

interface Channel {
  scope: Scope;
  watchers: Set<Watcher>;
  last: Board;
  toldAt: number;
}

/**
 * The live board of this node: one model in memory while anybody here watches, and for each kind of reader the board as
 * they last had it. Everybody who sees the same gets the same changes, worked out once.
 */
export class BoardWatch {
  private readonly model = new BoardModel();
  private readonly keeper: BoardKeeper;
  private readonly channels = new Map<string, Channel>();
  private timer: NodeJS.Timeout | null = null;
  private started: Promise<void> | null = null;
  private looking: Promise<void> | null = null;
  private neededAt = 0;
  private reconciledAt = 0;
  private toldAt = 0;

  constructor(
    sources: BoardSources,
    private readonly slow: SlowFigures,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.keeper = new BoardKeeper(this.model, sources);
  }

  /** The board as it stands now. @throws Refusal not-permitted */
  async read(actor: AgentActor, teamId: string | null): Promise<Board> {
    const scope = scopeOf(actor, teamId);
    await this.ready(scope);
    return this.channels.get(keyOf(scope))?.last ?? { ...this.make(scope), revision: 0 };
  }

  /** The board as it stands now; from here on the watcher is told what changes. @throws Refusal not-permitted */
  async subscribe(watcher: Watcher, teamId: string | null): Promise<Board> {
    const scope = scopeOf(watcher.actor(), teamId);
    await this.ready(scope);
    const key = keyOf(scope);
    let channel = this.channels.get(key);
    if (channel) this.tell(channel, performance.now());
    else {
      channel = { scope, watchers: new Set(), last: { ...this.make(scope), revision: 1 }, toldAt: 0 };
      this.channels.set(key, channel);
    }
    channel.watchers.add(watcher);
    return channel.last;
  }

  /** No longer: one board, or with `undefined` all. */
  unsubscribe(watcher: Watcher, teamId?: string | null): void {
    for (const [key, { scope, watchers }] of this.channels) {
      if (teamId !== undefined && scope.teamId !== teamId) continue;
      watchers.delete(watcher);
      if (watchers.size === 0) this.channels.delete(key);
    }
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.started = null;
    this.channels.clear();
    await this.looking;
  }

  private async ready(scope: Scope): Promise<void> {
    this.neededAt = performance.now();
    this.started ??= this.start();
    await this.started;
    await this.slow.ready(scope, this.model);
  }

  private async start(): Promise<void> {
    try {
      await this.keeper.begin();
      this.reconciledAt = performance.now();
      this.timer = setInterval(() => this.tick(), LOOK_MS);
      this.timer.unref();
    } catch (error) {
      this.started = null;
      throw error;
    }
  }

  private tick(): void {
    if (this.channels.size > 0) this.neededAt = performance.now();
    if (performance.now() - this.neededAt > LINGER_MS) return void this.stop();
    this.looking ??= this.look()
      // Nobody is told anything meanwhile, and every screen says since when its data stands.
      .catch((error: unknown) => this.log.warn({ err: error }, 'the board could not be read'))
      .finally(() => (this.looking = null));
  }

  private async look(): Promise<void> {
    const changed = await this.keeper.look();
    const now = performance.now();
    if (now - this.reconciledAt > RECONCILE_MS) {
      await this.keeper.reconcile();
      this.reconciledAt = now;
    }
    const scopes = [...this.channels.values()].map(({ scope }) => scope);
    const isNew = this.slow.refresh(scopes, this.model, changed);
    if (!changed && !isNew && now - this.toldAt < PASSING_MS) return;
    this.toldAt = now;
    for (const channel of this.channels.values()) this.tell(channel, now);
  }

  private tell(channel: Channel, now: number): void {
    this.dropUnentitled(channel);
    const next = this.make(channel.scope);
    const parts = changesOf(channel.last, next);
    const { revision } = channel.last;
    if (!parts && now - channel.toldAt < BOARD_LIMITS.heartbeatMs) return;
    channel.toldAt = now;
    channel.last = { ...next, revision: parts ? revision + 1 : revision };
    const changed = parts ?? { teamId: channel.scope.teamId, at: next.at };
    for (const watcher of channel.watchers)
      watcher.tell({ ...changed, from: revision, revision: channel.last.revision });
  }

  /** Whoever sees something else by now is told a revision that fits nothing: they ask again, and are answered anew. */
  private dropUnentitled({ scope, watchers, last }: Channel): void {
    const key = keyOf(scope);
    for (const watcher of [...watchers]) {
      if (stillSees(watcher.actor(), scope.teamId) === key) continue;
      watchers.delete(watcher);
      watcher.tell({ teamId: scope.teamId, at: last.at, from: 0, revision: 0 });
    }
  }

  private make(scope: Scope): Omit<Board, 'revision'> {
    const { slow, model } = this;
    const standing = model.standing(this.clock.now().getTime());
    return boardOf(model, scope, {
      standing,
      today: slow.today(scope.teamIds),
      clears: slow.clears(),
      minutes: slow.minutes(scope.teamIds),
    });
  }
}

function stillSees(actor: AgentActor, teamId: string | null): string | null {
  try {
    return keyOf(scopeOf(actor, teamId));
  } catch {
    return null;
  }
}
