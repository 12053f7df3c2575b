import type { Acknowledgement } from '@yingda/contracts/names';
import type { SocketEvents, SocketLike } from '../connection/types';

/** A socket whose other end is the test. */
export class FakeSocket implements SocketLike {
  connected = false;
  auth: { token?: string } = {};
  events!: SocketEvents;
  readonly attempts: string[] = [];
  readonly sent: { name: string; payload: unknown; answer: (ack: Acknowledgement<unknown>) => void }[] = [];

  connect(): void {
    this.attempts.push(this.auth.token ?? '');
  }

  disconnect(): void {
    if (this.connected) this.drop();
  }

  emit(
    name: string,
    payload: unknown,
    { timeoutMs, done }: { timeoutMs: number; done: (error: Error | null, answer: unknown) => void },
  ): void {
    const timer = setTimeout(() => done(new Error('timeout'), undefined), timeoutMs);
    this.sent.push({
      name,
      payload,
      answer: (ack) => {
        clearTimeout(timer);
        this.events.heard();
        done(null, ack);
      },
    });
  }

  accept(): void {
    this.connected = true;
    this.events.connected();
  }

  refuse(code: string): void {
    this.events.failed({ message: code, data: { code } });
  }

  drop(): void {
    this.connected = false;
    this.events.lost();
  }

  say(event: string, payload: unknown): void {
    this.events.heard();
    this.events.event(event, payload);
  }
}
