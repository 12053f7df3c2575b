import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Everything that happened, one line each, in a file: too much to keep, and only needed when something went wrong. */
export class EventLog {
  private readonly stream: WriteStream;
  private readonly began = performance.now();

  constructor(readonly path: string) {
    this.stream = createWriteStream(path);
  }

  /** Milliseconds since the beginning. */
  get now(): number {
    return performance.now() - this.began;
  }

  write(who: string, what: string): void {
    // Lines that close after the last look are of no interest.
    if (this.stream.writableEnded) return;
    this.stream.write(`${(this.now / 1_000).toFixed(3).padStart(9)} ${who.padEnd(18)} ${what}\n`);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.stream.end(resolve));
  }

  /** The last lines, at most so many, that name one of these; after `close`. */
  async linesOf(names: readonly string[], most: number): Promise<string[]> {
    const lines: string[] = [];
    if (names.length === 0) return lines;
    for await (const line of createInterface({ input: createReadStream(this.path) })) {
      if (!names.some((name) => line.includes(name))) continue;
      lines.push(line);
      if (lines.length > most) lines.shift();
    }
    return lines;
  }
}
