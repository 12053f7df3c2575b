// One gateway as the proxy sees it, asked twice a second whether it wants traffic.
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY = 500;
const ANSWER_WITHIN = 2_000;

/** `state`: ready; unready (it lives, but lacks its database); draining (on its way out); gone. */
export class Backend {
  #watching = false;
  state = 'gone';

  constructor(port) {
    this.port = port;
  }

  /** Answers after the first look; then goes on looking. */
  async watch() {
    this.#watching = true;
    this.state = await look(this.port);
    void this.#goOn();
  }

  leave() {
    this.#watching = false;
  }

  async #goOn() {
    while (this.#watching) {
      await sleep(LOOK_EVERY, undefined, { ref: false });
      this.state = await look(this.port);
    }
  }
}

async function look(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    const { status } = await response.json();
    if (response.ok) return 'ready';
    return status === 'draining' ? 'draining' : 'unready';
  } catch {
    return 'gone';
  }
}
