import type { Board, BoardChanged } from '@yingda/contracts';
import { BOARD_LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../api/problem';
import { createStore } from '../../live/store';
import { applyChange } from './apply-change';

/** What a screen knows of the board. */
export interface BoardKnown {
  board: Board | null;
  /** Nothing was heard for so long that the data may be old. */
  stale: boolean;
  problem: Problem | null;
}

/** The line to the server, as the feed needs it. */
export interface BoardLine {
  subscribe(teamId: string | null): Promise<Board>;
  unsubscribe(teamId: string | null): void;
  onChanged(listener: (changed: BoardChanged) => void): () => void;
  /** The line is there, or there again: whatever was subscribed to is not any more. */
  onOnline(listener: () => void): () => void;
  isOnline(): boolean;
}

const LOOK_MS = 500;
const AGAIN_MS = 2_000;

/** Follows one board: subscribes, puts change upon change, and asks for all of it when one is missing. */
export class BoardFeed {
  readonly known = createStore<BoardKnown>({ board: null, stale: false, problem: null });
  private stops: (() => void)[] = [];
  private heardAt = performance.now();
  private askedAt = -Infinity;
  private asking = false;
  private stopped = false;

  constructor(
    private readonly line: BoardLine,
    private readonly teamId: string | null,
    /** From an earlier visit: old data beats none. */
    before: Board | null = null,
  ) {
    if (before) this.known.set({ board: before, stale: true, problem: null });
  }

  start(): void {
    const timer = setInterval(() => this.look(), LOOK_MS);
    this.stops = [
      this.line.onChanged((changed) => this.heard(changed)),
      this.line.onOnline(() => void this.ask()),
      () => clearInterval(timer),
    ];
    if (this.line.isOnline()) void this.ask();
  }

  stop(): void {
    this.stopped = true;
    for (const stop of this.stops) stop();
    this.line.unsubscribe(this.teamId);
  }

  private heard(changed: BoardChanged): void {
    if ((changed.teamId ?? null) !== this.teamId) return;
    const { board } = this.known.get();
    const next = board && !this.asking ? applyChange(board, changed) : null;
    if (next) this.show(next);
    // While the whole is on its way, changes on it may overtake it: it is asked for once more when they do not fit.
    else if (!this.asking) void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.asking || !this.line.isOnline()) return;
    this.asking = true;
    this.askedAt = performance.now();
    try {
      const board = await this.line.subscribe(this.teamId);
      if (!this.stopped) this.show(board);
    } catch (thrown) {
      if (!this.stopped) this.known.set((before) => ({ ...before, problem: Problem.of(thrown) }));
    } finally {
      this.asking = false;
    }
  }

  private show(board: Board): void {
    this.heardAt = performance.now();
    this.known.set({ board, stale: false, problem: null });
  }

  private look(): void {
    const now = performance.now();
    const stale = now - this.heardAt > BOARD_LIMITS.staleMs;
    if (!stale) return;
    this.known.set((before) => (before.stale ? before : { ...before, stale }));
    const final = this.known.get().problem?.code === 'not-permitted';
    if (!final && now - this.askedAt > AGAIN_MS) void this.ask();
  }
}
