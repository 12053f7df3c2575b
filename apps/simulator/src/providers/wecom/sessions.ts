import type { VirtualClock } from '../../world/virtual-clock';
import type { AccountSettings } from './account';
import type { Codes, Occasion } from './codes';
import { WeComError } from './errors';
import type { Person, SessionState } from './people';

/** What may be said on the way into a state. */
const OCCASIONS: Partial<Record<number, Occasion>> = { 2: 'pool', 3: 'taken', 4: 'ended' };

/** The states of an account's sessions, and who may write in them. */
export class Sessions {
  constructor(
    private readonly clock: VirtualClock,
    private readonly settings: () => AccountSettings,
    private readonly codes: Codes,
  ) {}

  /** The state now: a session whose time is over has ended. */
  stateOf(person: Person): SessionState {
    const over = person.begunAt !== null && this.clock.now() - person.begunAt >= this.settings().session_ms;
    if (over) this.end(person);
    return person.state;
  }

  /** The customer writes: a session that was over is a new one, and the window opens anew. */
  customerWrote(person: Person): void {
    const now = this.clock.now();
    const { messages, window_ms } = this.settings();
    if (this.stateOf(person) === 4) this.#begin(person, 0);
    person.window = { left: messages, of: messages, endsAt: now + window_ms };
    person.lastWroteAt = now;
  }

  /** An agent of WeCom has it from now on. */
  givenTo(person: Person, servicer: string): void {
    if (this.stateOf(person) === 4) this.#begin(person, 3);
    Object.assign(person, { state: 3, servicer });
  }

  end(person: Person): void {
    Object.assign(person, { state: 4, servicer: null, begunAt: null });
  }

  /** What the API sends: only in states 0 and 1. @throws WeComError 95018 */
  requireSendable(person: Person): void {
    if (this.stateOf(person) > 1) throw new WeComError(95018);
  }

  /** Why the window does not let a message through; null: it does. `fail_type` as msg_send_fail has it. */
  refusalOf(person: Person): { code: number; failType: number } | null {
    const { window } = person;
    if (!window || window.endsAt <= this.clock.now()) return { code: 95002, failType: 4 };
    return window.left <= 0 ? { code: 95001, failType: 6 } : null;
  }

  /** `service_state/trans`. @throws WeComError 40058, 95014, 95016 */
  change(person: Person, to: number, servicer: unknown): { msg_code?: string } {
    const before = this.stateOf(person);
    const settings = this.settings();
    if (![0, 1, 2, 3, 4].includes(to)) throw new WeComError(40058, 'service_state');
    if (!settings.next_states[before]?.includes(to)) throw new WeComError(95016);
    if (to === 3) this.#requireServing(servicer);
    if (to === 4) this.end(person);
    else Object.assign(person, { state: to, servicer: to === 3 ? servicer : null });
    const occasion = OCCASIONS[to];
    const first = to === 4 || to !== before;
    return occasion && first ? { msg_code: this.codes.give(person, occasion) } : {};
  }

  #requireServing(servicer: unknown): void {
    const found = this.settings().servicers.find(({ userid }) => userid === servicer);
    if (!found?.serving) throw new WeComError(95014);
  }

  #begin(person: Person, state: SessionState): void {
    Object.assign(person, { state, servicer: null, begunAt: this.clock.now() });
  }
}
