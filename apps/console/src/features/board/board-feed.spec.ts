import type { Board, BoardChanged } from '@yingda/contracts';
import { Problem } from '../../api/problem';
import { BoardFeed, type BoardLine } from './board-feed';
import { agent, board, team } from './testing';

/** A line whose far end the spec plays. */
class Line implements BoardLine {
  asked = 0;
  left: (string | null)[] = [];
  online = true;
  answer: () => Promise<Board> = () => Promise.resolve(board());
  private heard: (changed: BoardChanged) => void = () => undefined;
  private back: () => void = () => undefined;

  subscribe(): Promise<Board> {
    this.asked++;
    return this.answer();
  }
  unsubscribe(teamId: string | null): void {
    this.left.push(teamId);
  }
  onChanged(listener: (changed: BoardChanged) => void): () => void {
    this.heard = listener;
    return () => undefined;
  }
  onOnline(listener: () => void): () => void {
    this.back = listener;
    return () => undefined;
  }
  isOnline(): boolean {
    return this.online;
  }
  tell(changed: Partial<BoardChanged>): void {
    this.heard({ teamId: null, at: '2026-03-02T00:00:01.000Z', from: 1, revision: 2, ...changed });
  }
  returns(): void {
    this.back();
  }
}

async function opened(): Promise<{ line: Line; feed: BoardFeed }> {
  const line = new Line();
  const feed = new BoardFeed(line, null);
  feed.start();
  await Promise.resolve();
  await Promise.resolve();
  return { line, feed };
}

describe('a board on the screen', () => {
  let feed: BoardFeed | null = null;
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    feed?.stop();
    jest.useRealTimers();
  });
  const shown = () => feed!.known.get().board;

  it('puts change upon change, each part in the place of its like', async () => {
    const { line, feed: begun } = await opened();
    feed = begun;
    line.tell({ agents: [agent()] });
    line.tell({ from: 2, revision: 3, teams: [team({ queue: 2 })], agents: [agent({ state: 'away' })] });
    expect(shown()).toMatchObject({ revision: 3, teams: [{ queue: 2 }], agents: [{ state: 'away' }] });
    line.tell({ from: 3, revision: 4, goneAgents: ['a1'] });
    expect(shown()!.agents).toEqual([]);
    expect(line.asked).toBe(1);
  });

  it('asks for all of it when a change is missing, and takes none of another board', async () => {
    const { line, feed: begun } = await opened();
    feed = begun;
    line.tell({ teamId: 't9', from: 1, revision: 2, teams: [team({ queue: 9 })] });
    expect(line.asked).toBe(1);
    line.answer = () => Promise.resolve(board({ revision: 7 }));
    line.tell({ from: 5, revision: 6, teams: [team({ queue: 9 })] });
    await jest.advanceTimersByTimeAsync(0);
    expect(line.asked).toBe(2);
    expect(shown()).toMatchObject({ revision: 7, teams: [{ queue: 0 }] });
  });

  it('says that it stands when nothing is heard for five seconds, and is fresh again with the line', async () => {
    const { line, feed: begun } = await opened();
    feed = begun;
    line.online = false;
    await jest.advanceTimersByTimeAsync(4_000);
    expect(feed.known.get().stale).toBe(false);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(feed.known.get()).toMatchObject({ stale: true, board: { revision: 1 } });
    line.online = true;
    line.returns();
    await jest.advanceTimersByTimeAsync(0);
    expect(feed.known.get().stale).toBe(false);
  });

  it('tries again after a failure, but not where there is nothing for this person', async () => {
    const line = new Line();
    line.answer = () => Promise.reject(new Problem('not-permitted'));
    feed = new BoardFeed(line, null);
    feed.start();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(line.asked).toBe(1);
    line.answer = () => Promise.reject(new Problem('temporarily-unavailable'));
    line.returns();
    await jest.advanceTimersByTimeAsync(7_000);
    expect(line.asked).toBeGreaterThan(3);
  });
});
