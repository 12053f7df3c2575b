import type { Acknowledgement } from '@yingda/contracts/names';
import type { SocketLike } from '../connection/types';

/** A socket whose other end is the test. */
export class FakeSocket implements SocketLike {
  connected = false;
  auth: { token?: string } = {};
  readonly attempts: string[] = [];
  readonly sent: { name: string; payload: unknown; answer: (ack: Acknowledgement<unknown>) => void }[] = [];
  private readonly listeners = new Map<string, ((...args: never[]) => void)[]>();
  private any: ((event: string, payload: unknown) => void)[] = [];

  connect(): void {
    this.attempts.push(this.auth.token ?? '');
  }

  disconnect(): void {
    if (!this.connected) return;
    this.drop();
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  onAny(listener: (event: string, payload: unknown) => void): void {
    this.any.push(listener);
  }

  timeout(ms: number) {
    return {
      emit: (name: string, payload: unknown, answer: (error: Error | null, ack: unknown) => void) => {
        const timer = setTimeout(() => answer(new Error('timeout'), undefined), ms);
        this.sent.push({
          name,
          payload,
          answer: (ack) => {
            clearTimeout(timer);
            answer(null, ack);
          },
        });
      },
    };
  }

  accept(): void {
    this.connected = true;
    this.fire('connect');
  }

  refuse(code: string): void {
    this.fire('connect_error', Object.assign(new Error(code), { data: { code } }));
  }

  drop(): void {
    this.connected = false;
    this.fire('disconnect', 'transport close');
  }

  say(event: string, payload: unknown): void {
    for (const listener of this.any) listener(event, payload);
  }

  private fire(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]));
  }
}
