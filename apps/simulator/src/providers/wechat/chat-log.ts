import type { SeenMessage } from '../../provider';
import type { World } from '../../world/world';
import type { Shown } from './check-content';

const KEPT = 5_000;

/** What the people of one account see on their phones. */
export class ChatLog {
  #seen: SeenMessage[] = [];
  #last = 0;

  constructor(
    private readonly world: World,
    private readonly account: () => string,
  ) {}

  add(user: string, from: SeenMessage['from'], shown: Shown): SeenMessage {
    const message = {
      id: `${this.account()}-${(this.#last += 1)}`,
      account: this.account(),
      user,
      from,
      at: this.world.clock.now(),
      ...shown,
    };
    this.#seen.push(message);
    if (this.#seen.length > KEPT) this.#seen.shift();
    this.world.changed();
    return message;
  }

  of(user?: string): SeenMessage[] {
    return this.#seen.filter((message) => user === undefined || message.user === user);
  }
}
