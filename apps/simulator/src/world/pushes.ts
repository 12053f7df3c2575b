import type { Trouble, Faults } from './faults';
import type { Journal } from './journal';
import { sendRequest, type Answer } from './send-request';
import type { VirtualClock } from './virtual-clock';

export interface Webhook {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** For the record: the content before encryption. */
  clear?: string;
}

/** One event on its way to the product, until it is taken or given up. */
export interface Push {
  provider: string;
  account: string;
  /** What fault rules and the record call it. */
  event: string;
  /** Made anew for every attempt: fresh time stamps and nonces. `tamper` is a fault only the provider can build. */
  build(attempt: { number: number; tamper: Trouble['tamper'] }): Webhook;
  /** When attempts begin, in ms from the first: `[0, 5000, 10000]`. */
  schedule: readonly number[];
  timeoutMs: number;
  /** An attempt whose time is over stays open while the next one runs. */
  overlap?: boolean;
  /** What the provider makes of an answer; null: none came. */
  judge(answer: Answer | null): { taken: boolean; verdict: string };
}

export interface PushResult {
  taken: boolean;
  attempts: number;
  answer: Answer | null;
  verdict: string;
}

/** A held-back push goes out after this at the latest, when no other one comes. */
const HELD_MS = 3_000;
/** An attempt left open behind its time, until it is cut for good. */
const LEFT_OPEN_MS = 30_000;

/** Delivers webhooks: attempts on the virtual clock, with the faults that are switched on. */
export class Pushes {
  #held: (() => void) | undefined;

  constructor(
    private readonly clock: VirtualClock,
    private readonly faults: Faults,
    private readonly journal: Journal,
  ) {}

  /** Answers when the push was taken or given up. */
  async send(push: Push): Promise<PushResult> {
    const trouble = this.faults.befall(push.provider, { event: push.event });
    if (trouble.delayMs) await this.clock.sleep(trouble.delayMs);
    if (trouble.reorder) await this.#changePlaces();
    else this.#release();
    const copies = Array.from({ length: trouble.copies }, (_, copy) => this.#deliver(push, trouble, copy));
    const [first] = await Promise.all(copies);
    return first as PushResult;
  }

  /** Lets nobody wait for another push. */
  clear(): void {
    this.#release();
  }

  async #deliver(push: Push, trouble: Trouble, copy: number): Promise<PushResult> {
    const began = this.clock.now();
    let last: PushResult = { taken: false, attempts: 0, answer: null, verdict: 'no answer' };
    for (const [at, offset] of push.schedule.entries()) {
      await this.clock.sleep(began + offset - this.clock.now());
      const answer = await this.#attempt(push, {
        number: at * trouble.copies + copy + 1,
        // Each further attempt meets what is switched on then.
        trouble: at === 0 ? trouble : this.faults.befall(push.provider, { event: push.event }),
      });
      const { taken, verdict } = push.judge(answer);
      last = { taken, attempts: at + 1, answer, verdict };
      if (taken) break;
    }
    return last;
  }

  async #attempt(push: Push, what: { number: number; trouble: Trouble }): Promise<Answer | null> {
    const { trouble } = what;
    if (trouble.drop) {
      this.journal.settle(this.#record(push, what), { verdict: 'lost on the way' });
      return null;
    }
    const webhook = push.build({ number: what.number, tamper: trouble.tamper });
    const body = trouble.truncate ? webhook.body.subarray(0, webhook.body.length / 2) : webhook.body;
    const entry = this.#record(push, what, { ...webhook, body });
    const began = performance.now();
    const abort = new AbortController();
    const settle = (answer: Answer | null, verdict: string) =>
      this.journal.settle(entry, {
        tookMs: Math.round(performance.now() - began),
        verdict,
        answer: answer && {
          status: answer.status,
          headers: answer.headers,
          body: answer.body.toString('utf8'),
        },
      });

    return new Promise((resolve) => {
      const forget = this.clock.after(push.timeoutMs, () => {
        if (push.overlap) this.clock.after(LEFT_OPEN_MS, () => abort.abort());
        else abort.abort();
        if (push.overlap) resolve(null);
      });
      const sent = sendRequest({
        ...webhook,
        body,
        signal: abort.signal,
        slowBodyMs: trouble.slowBodyMs,
        closeAfterAccept: trouble.closeAfterAccept,
      });
      this.clock.watch(sent).then(
        (answer) => {
          forget();
          settle(answer, push.judge(answer).verdict);
          resolve(answer);
        },
        (error: Error) => {
          forget();
          settle(null, abort.signal.aborted ? 'no answer in time' : error.message);
          resolve(null);
        },
      );
    });
  }

  #record(push: Push, { number, trouble }: { number: number; trouble: Trouble }, webhook?: Webhook) {
    return this.journal.begin({
      at: this.clock.now(),
      direction: 'push',
      provider: push.provider,
      account: push.account,
      method: webhook?.method ?? 'POST',
      target: webhook?.url ?? '',
      headers: webhook?.headers ?? {},
      body: webhook?.body.toString('base64') ?? '',
      event: push.event,
      attempt: number,
      faults: trouble.names,
      answer: null,
      tookMs: null,
      verdict: 'under way',
      ...(webhook?.clear === undefined ? {} : { clear: webhook.clear }),
    });
  }

  /** Waits until the next push is on its way. */
  async #changePlaces(): Promise<void> {
    if (this.#held) return this.#release();
    await new Promise<void>((resolve) => {
      const forget = this.clock.after(HELD_MS, () => this.#release());
      this.#held = () => {
        forget();
        // After the one that overtakes: its request is begun in this turn.
        setTimeout(resolve, 20);
      };
    });
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.();
  }
}
