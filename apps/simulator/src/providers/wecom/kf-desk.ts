import { WrongControl, type Act, type Details, type PersonView } from '../../provider';
import type { PushResult } from '../../world/pushes';
import type { World } from '../../world/world';
import { ChatLog } from '../wechat/chat-log';
import type { Shown } from '../wechat/check-content';
import type { AccountSettings } from './account';
import { buildCallback, buildVerification } from './callback';
import { Codes } from './codes';
import type { Company } from './company';
import { DOES, SAYS } from './customer-acts';
import type { Deed, NewItem, Origin, Scene } from './deed';
import { firstPeople, newPerson, type Person } from './people';
import { SERVICER_ACTS } from './servicer-acts';
import { Sessions } from './sessions';

const TRY_MS = 5_000;
/** Ids grow with time: those of two runs never meet. */
const IDS_PER_MS = 10_000n;

/** One customer service account: its people, what they see, their sessions, and the way to the product. */
export class KfDesk {
  /** Whether the product's address has answered rightly at least once. */
  connected = false;
  readonly chat: ChatLog;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly #people: Person[];
  /** Of what phones show: WeCom's id, and whose it is. */
  readonly #named = new Map<string, { msgid: string; origin: Origin | 0 }>();
  /** Ids the product has sent under. */
  readonly #used = new Set<string>();
  #lastId = 0n;

  constructor(
    private readonly world: World,
    private readonly provider: string,
    public settings: AccountSettings,
    private readonly around: { company: () => Company; seed: number | null },
  ) {
    this.chat = new ChatLog(world, () => this.settings.open_kfid);
    this.codes = new Codes(world, () => this.settings);
    this.sessions = new Sessions(world.clock, () => this.settings, this.codes);
    this.#people = around.seed === null ? [] : firstPeople(around.seed);
  }

  get company(): Company {
    return this.around.company();
  }

  find(id: unknown): Person | undefined {
    return this.#people.find((person) => person.id === id);
  }

  /** The one with this external_userid, the first one without; somebody unknown is somebody new. */
  person(id?: string, more: { name?: string; unionid?: string } = {}): Person {
    const found = id === undefined ? this.#people[0] : this.find(id);
    if (found) return found;
    const person = newPerson({ id: id ?? `wm${this.world.random.text(30)}`, ...more });
    this.#people.push(person);
    return person;
  }

  /** Somebody does something. The callbacks are under way, or over when `wait` is wished. */
  async act(act: Act): Promise<Details> {
    if (act.act === 'verify') return { connected: await this.verify() };
    const person = this.person(act.user, {
      ...(act['name'] ? { name: String(act['name']) } : {}),
      ...(act['unionid'] ? { unionid: String(act['unionid']) } : {}),
    });
    if (act.act === 'refuse') {
      person.refuses = act['off'] !== true;
      return { ok: true, user: person.id };
    }
    if (act.act === 'callback') return this.#awaited(act, { ok: true }, [this.#callback()]);
    const says = SAYS.get(act.act);
    const doing = says ?? DOES.get(act.act) ?? SERVICER_ACTS.get(act.act);
    if (!doing) throw new WrongControl(`act "${act.act}" is none of ${ACTS.join(', ')}`);
    const deed = await doing(act, this.#scene(person));
    if (says) this.sessions.customerWrote(person);
    return this.#done(act, person, deed);
  }

  /** Asks the product's address whether it is ours, as on saving the app's settings. */
  async verify(): Promise<boolean> {
    const { settings } = this;
    if (!settings.hook_url) throw new WrongControl('the account has no hook_url yet');
    const echo = this.world.random.digits(19);
    const { taken } = await this.world.pushes.send({
      provider: this.provider,
      account: settings.open_kfid,
      event: 'verify',
      build: () => buildVerification(this.world, settings, echo),
      schedule: [0],
      timeoutMs: settings.verify_ms,
      judge(answer) {
        const right = answer?.status === 200 && answer.body.toString('utf8') === echo;
        return { taken: right, verdict: right ? 'ok' : 'not the decrypted echo' };
      },
    });
    this.connected = taken;
    this.world.changed();
    return taken;
  }

  /** An item for the product to fetch, and the callback that says so. */
  tell(person: Person, item: NewItem, wished: { id?: unknown; at?: unknown } = {}) {
    const { open_kfid } = this.settings;
    const msgid = this.#nextId(wished.id);
    const ids = { open_kfid, external_userid: person.id };
    const isEvent = item.msgtype === 'event';
    this.company.list.add(open_kfid, {
      msgid,
      send_time: Number(wished.at ?? this.world.clock.seconds()),
      origin: item.origin,
      msgtype: item.msgtype,
      ...(item.servicer ? { servicer_userid: item.servicer } : {}),
      ...(isEvent ? {} : ids),
      [item.msgtype]: isEvent ? { ...ids, ...item.content } : item.content,
    });
    return { msgid, pushed: this.#callback() };
  }

  /** The phone shows what the product sent under this id. */
  showSent(person: Person, shown: Shown, msgid: string): void {
    const { id } = this.chat.add(person.id, 'account', shown);
    this.#named.set(id, { msgid, origin: 0 });
  }

  /** Takes back what was sent under this id. False: nothing was, or too long ago. */
  recall(msgid: string, withinMs: number): boolean {
    const sent = this.#shownAs(msgid);
    if (!sent || sent.kind === 'line' || this.world.clock.now() - sent.at > withinMs) return false;
    Object.assign(sent, { from: 'system', kind: 'line', body: { code: 'recalled' } });
    this.world.changed();
    return true;
  }

  /** Whether the product has sent under this id before. */
  isUsed(msgid: string | undefined): boolean {
    return msgid !== undefined && this.#used.has(msgid);
  }

  /** Takes an id for what the product sends: its own, else one of WeCom's. */
  use(wished: string | undefined): string {
    const msgid = this.#nextId(wished);
    this.#used.add(msgid);
    return msgid;
  }

  peopleViews(): PersonView[] {
    const now = this.world.clock.now();
    return this.#people.map((person) => ({
      id: person.id,
      name: person.name,
      following: !person.refuses,
      window:
        person.window && person.window.endsAt > now && this.sessions.stateOf(person) < 2
          ? person.window
          : null,
      typingUntil: null,
    }));
  }

  #scene(person: Person): Scene {
    const { settings, sessions, codes } = this;
    return {
      settings,
      person,
      sessions,
      codes,
      media: this.company.media,
      now: () => this.world.clock.now(),
      idOf: (shown, origin) => this.#idOf(person, shown, origin),
    };
  }

  #idOf(person: Person, shown: unknown, origin: Origin): string {
    const kept = new Set(this.chat.of(person.id).flatMap(({ id, kind }) => (kind === 'line' ? [] : id)));
    const theirs = [...this.#named].filter(
      ([id, one]) => one.origin === origin && kept.has(id) && (shown === undefined || id === shown),
    );
    const found = theirs.at(-1)?.[1];
    if (!found) throw new WrongControl('there is no such message to recall');
    return found.msgid;
  }

  #shownAs(msgid: string) {
    const [id] = [...this.#named].find(([, one]) => one.msgid === msgid) ?? [];
    return this.chat.of().find((message) => message.id === id);
  }

  async #done(act: Act, person: Person, deed: Deed): Promise<Details> {
    const { shown, recalls } = deed;
    if (recalls) this.recall(recalls, Infinity);
    const seen = shown && this.chat.add(person.id, shown.from, { kind: shown.kind, body: shown.body });
    const told = deed.items.map((item, at) =>
      // A wished id is the message's, not that of what led to it.
      this.tell(
        person,
        item,
        at === deed.items.length - 1 ? { id: act['msg_id'], at: act['create_time'] } : {},
      ),
    );
    const last = told.at(-1);
    const origin = deed.items.at(-1)?.origin;
    if (seen && last && origin) this.#named.set(seen.id, { msgid: last.msgid, origin });
    const begun = { ok: true, user: person.id, message: seen?.id ?? null, msg_id: last?.msgid ?? null };
    return this.#awaited(
      act,
      begun,
      told.map(({ pushed }) => pushed),
    );
  }

  async #awaited(act: Act, begun: Details, pushed: (Promise<PushResult> | null)[]): Promise<Details> {
    if (act['wait'] !== true) return begun;
    const last = (await Promise.all(pushed)).at(-1);
    if (!last) return begun;
    const { taken, attempts, verdict, answer } = last;
    return { ...begun, taken, attempts, verdict, status: answer?.status ?? null };
  }

  /** Null: nobody has said where to; the list is fetched all the same. */
  #callback(): Promise<PushResult> | null {
    const { settings } = this;
    if (!settings.hook_url) return null;
    const token = this.company.list.newToken();
    const createdAt = this.world.clock.seconds();
    const pushed = this.world.pushes.send({
      provider: this.provider,
      account: settings.open_kfid,
      event: 'kf_msg_or_event',
      build: ({ tamper }) => buildCallback(this.world, settings, { token, createdAt, tamper }),
      schedule: Array.from({ length: settings.attempts }, (_, at) => at * TRY_MS),
      timeoutMs: TRY_MS,
      judge(answer) {
        if (!answer) return { taken: false, verdict: 'no answer in time' };
        return {
          taken: answer.status === 200,
          verdict: answer.status === 200 ? 'ok' : `status ${answer.status}`,
        };
      },
    });
    void pushed.then(({ taken }) => {
      this.connected = taken;
      this.world.changed();
    });
    return pushed;
  }

  #nextId(wished: unknown): string {
    if (wished !== undefined) return String(wished);
    const byTime = BigInt(this.world.clock.now()) * IDS_PER_MS;
    this.#lastId = byTime > this.#lastId ? byTime : this.#lastId + 1n;
    return `${this.settings.open_kfid.slice(-6)}_${this.#lastId}`;
  }
}

const ACTS = [...SAYS.keys(), ...DOES.keys(), ...SERVICER_ACTS.keys(), 'refuse', 'callback', 'verify'];
