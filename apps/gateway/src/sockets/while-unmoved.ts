/** Milliseconds for which something is remembered; and a move, a little longer. */
const KEPT_MS = 5_000;

/** Which conversations have just become somebody else's; every node hears of each. */
export class RecentMoves {
  private readonly moved = new Map<string, number>();

  note(conversationId: string): void {
    const at = performance.now();
    this.moved.set(conversationId, at);
    setTimeout(() => {
      if (this.moved.get(conversationId) === at) this.moved.delete(conversationId);
    }, KEPT_MS + 1_000).unref();
  }

  since(conversationId: string, moment: number): boolean {
    return (this.moved.get(conversationId) ?? -Infinity) >= moment;
  }
}

/**
 * What one socket has read of its conversations, for a few seconds or until they move: who types asks again and again,
 * and neither may that cost a query each time, nor may somebody who has just lost a conversation be shown its typing.
 */
export class WhileUnmoved<T> {
  private readonly known = new Map<string, { readAt: number; value: Promise<T> }>();

  constructor(
    private readonly moves: RecentMoves,
    private readonly read: (conversationId: string) => Promise<T>,
  ) {}

  async of(conversationId: string): Promise<T> {
    const known = this.known.get(conversationId);
    if (
      known &&
      performance.now() - known.readAt < KEPT_MS &&
      !this.moves.since(conversationId, known.readAt)
    )
      return known.value;
    const one = { readAt: performance.now(), value: this.read(conversationId) };
    this.known.set(conversationId, one);
    const forget = () => {
      if (this.known.get(conversationId) === one) this.known.delete(conversationId);
    };
    setTimeout(forget, KEPT_MS).unref();
    return one.value.catch((error: unknown) => {
      forget();
      throw error;
    });
  }
}
