import type { Socket } from 'node:net';

/** What happens to the bytes of one direction. */
export type Flow = 'open' | 'held' | 'swallowed' | 'truncating';

/** One direction of one connection: passes bytes on in order, late, not at all, or only the first half of the next ones. */
export class Pipe {
  /** Bytes are missing on the other side: this connection can only be reset. */
  broken = false;
  private flow: Flow = 'open';
  private delayMs = 0;
  private readonly waiting: { bytes: Buffer; due: number }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(
    private readonly to: Socket,
    /** The connection is to be reset. */
    private readonly reset: () => void,
  ) {}

  set(flow: Flow, delayMs = 0): void {
    this.flow = flow;
    this.delayMs = delayMs;
    this.pass();
  }

  take(bytes: Buffer): void {
    if (this.flow === 'swallowed') {
      this.broken = true;
      return;
    }
    if (this.flow === 'truncating') {
      if (this.to.writable) this.to.write(bytes.subarray(0, bytes.length >> 1));
      this.reset();
      return;
    }
    // What waits already goes first, even when it was to be later.
    const last = this.waiting.at(-1)?.due ?? 0;
    this.waiting.push({ bytes, due: Math.max(last, performance.now() + this.delayMs) });
    this.pass();
  }

  /** No more comes; what waits still goes. */
  end(): void {
    this.ended = true;
    this.pass();
  }

  close(): void {
    clearTimeout(this.timer);
    this.waiting.length = 0;
  }

  private pass(): void {
    clearTimeout(this.timer);
    if (this.flow === 'held') return;
    const now = performance.now();
    while (this.waiting.length > 0 && (this.waiting[0] as { due: number }).due <= now) {
      const { bytes } = this.waiting.shift() as { bytes: Buffer };
      if (this.to.writable) this.to.write(bytes);
    }
    const next = this.waiting[0];
    if (next) this.timer = setTimeout(() => this.pass(), Math.max(1, next.due - now));
    else if (this.ended && this.to.writable) this.to.end();
  }
}
