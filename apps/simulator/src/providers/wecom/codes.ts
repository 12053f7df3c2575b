import type { World } from '../../world/world';
import type { AccountSettings } from './account';
import { WeComError } from './errors';
import type { Person, SessionState } from './people';

/** What a code was given for, and so what may be said with it. */
export type Occasion = 'welcome' | 'pool' | 'taken' | 'ended';

interface Code {
  person: Person;
  occasion: Occasion;
  until: number;
  used: boolean;
}

const KINDS: Record<Occasion, readonly string[]> = {
  welcome: ['text', 'msgmenu'],
  pool: ['text'],
  taken: ['text'],
  ended: ['text', 'msgmenu'],
};
/** The state in which the session must still be; the welcome asks for none. */
const STATES: Record<Occasion, SessionState | null> = { welcome: null, pool: 2, taken: 3, ended: 4 };

/** Codes that let one message through without a window: each once, and for its time. */
export class Codes {
  readonly #given = new Map<string, Code>();

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
  ) {}

  give(person: Person, occasion: Occasion): string {
    const { welcome_code_ms, end_code_ms, pool_code_ms } = this.settings();
    const ms = { welcome: welcome_code_ms, ended: end_code_ms, pool: pool_code_ms, taken: pool_code_ms }[
      occasion
    ];
    const code = this.world.random.text(32);
    this.#given.set(code, { person, occasion, until: this.world.clock.now() + ms, used: false });
    return code;
  }

  /** Whether it was given here, used or not. */
  knows(code: unknown): boolean {
    return typeof code === 'string' && this.#given.has(code);
  }

  /** Whom it is for. Once used it is spent. @throws WeComError 40008, 40058, 95013 */
  use(code: unknown, msgtype: unknown, stateOf: (person: Person) => SessionState): Person {
    const found = typeof code === 'string' ? this.#given.get(code) : undefined;
    if (!found || found.used || found.until <= this.world.clock.now()) throw new WeComError(40058, 'code');
    if (!KINDS[found.occasion].includes(String(msgtype))) throw new WeComError(40008);
    const state = STATES[found.occasion];
    if (state !== null && stateOf(found.person) !== state) throw new WeComError(95013);
    found.used = true;
    if (found.occasion === 'welcome') found.person.welcomedAt = this.world.clock.now();
    return found.person;
  }
}
