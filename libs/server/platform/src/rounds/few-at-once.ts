/** How a number of things are worked on. */
export interface FewAtOnceOptions<T> {
  /** Told of one that failed, which holds up no other; what it throws ends all. */
  failed: (error: unknown, item: T) => void;
  /** Each usually holds a connection; 4 when not said. */
  atOnce?: number;
  /** Asked before each; once it says no, only what is in hand is ended. */
  goOn?: () => boolean;
}

/**
 * Works on many things, a few at the same time, each failing for itself. Gives those that were not begun because `goOn`
 * said so. @throws what `failed` throws, once everything in hand has ended
 */
export async function fewAtOnce<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  { failed, atOnce = 4, goOn = () => true }: FewAtOnceOptions<T>,
): Promise<T[]> {
  const queue = [...items];
  const ended: unknown[] = [];
  const worker = async () => {
    while (queue.length > 0 && ended.length === 0 && goOn()) {
      const item = queue.shift()!;
      try {
        await work(item);
      } catch (error) {
        try {
          failed(error, item);
        } catch (end) {
          ended.push(end);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (ended.length > 0) throw ended[0];
  return queue;
}
