import { WrongControl, type Act, type Details, type PersonView } from '../../provider';
import type { World } from '../../world/world';
import { deedOf } from './acts';
import { Allowance } from './allowance';
import type { AccountSettings, Kind } from './account';
import { ChatLog } from './chat-log';
import { EventPusher } from './event-pusher';
import { KfSessions } from './kf-sessions';
import { MediaStore, type Media } from './media';
import { newPerson, firstPeople, openWindow, type Person } from './people';
import { TokenDesk } from './tokens';

export interface DeskIdentity {
  provider: string;
  kind: Kind;
  /** Of the people who are there from the start; null: nobody is. */
  seed: number | null;
}

/** One account: its people, what they see, files, tokens, limits, and what users do. */
export class AccountDesk {
  readonly tokens: TokenDesk;
  readonly media: MediaStore;
  readonly kf: KfSessions;
  readonly chat: ChatLog;
  /** client_msg_id → msgid: the same one is sent once. */
  readonly templatesSent = new Map<string, number>();
  readonly day: Allowance;
  readonly minute: Allowance;
  readonly #pusher: EventPusher;
  readonly #people: Person[];

  constructor(
    private readonly world: World,
    readonly identity: DeskIdentity,
    public settings: AccountSettings,
  ) {
    const current = () => this.settings;
    this.tokens = new TokenDesk(world, current);
    this.media = new MediaStore(world, current);
    this.chat = new ChatLog(world, () => this.settings.app_id);
    this.day = new Allowance(world.clock, 'day', () => this.settings.daily_limit);
    this.minute = new Allowance(world.clock, 'minute', () => this.settings.minute_limit);
    this.#pusher = new EventPusher(world, this);
    this.kf = new KfSessions(
      () => world.clock.seconds(),
      (name, session) =>
        void this.#pusher.push(this.person(session.openid), {
          event: name,
          fields: { MsgType: 'event', Event: name, KfAccount: session.kf_account },
          message: false,
          shown: null,
          opens: null,
        }),
    );
    this.#people = identity.seed === null ? [] : firstPeople(identity.kind, identity.seed);
  }

  get connected(): boolean {
    return this.#pusher.connected;
  }

  set connected(connected: boolean) {
    this.#pusher.connected = connected;
  }

  /** Asks the product's address whether it is ours, as on saving the operator's settings. */
  verify(): Promise<boolean> {
    return this.#pusher.verify();
  }

  find(openid: unknown): Person | undefined {
    return this.#people.find((person) => person.openid === openid);
  }

  /** The one with this openid, the first one without; somebody unknown is somebody new. */
  person(openid?: string, more: { name?: string; unionid?: string } = {}): Person {
    const found = openid === undefined ? this.#people[0] : this.find(openid);
    if (found) return found;
    const person = newPerson({
      openid: openid ?? `o${this.world.random.text(27)}`,
      kind: this.identity.kind,
      ...more,
    });
    this.#people.push(person);
    return person;
  }

  /** The user does something. The push is under way, or over when `wait` is wished. */
  async act(act: Act): Promise<Details> {
    if (act.act === 'verify') return { connected: await this.verify() };
    const person = this.person(act.user, {
      ...(act['name'] ? { name: String(act['name']) } : {}),
      ...(act['unionid'] ? { unionid: String(act['unionid']) } : {}),
    });
    const quiet = this.#unseen(act, person);
    if (quiet) return { ok: true, user: person.openid };
    if (!this.settings.hook_url)
      throw new WrongControl('the account has no hook_url yet; set it with POST /__sim/accounts');
    const deed = await deedOf(act, {
      kind: this.identity.kind,
      settings: this.settings,
      person,
      media: this.media,
      fileUrl: (media) => this.fileUrl(media),
      now: () => this.world.clock.now(),
    });
    const now = this.world.clock.now();
    if (deed.opens) openWindow(person, this.settings.windows[deed.opens], now);
    const seen = deed.shown && this.chat.add(person.openid, 'user', deed.shown);
    const answer = { ok: true, user: person.openid, message: seen?.id ?? null };
    // Who is on the account's block list writes, and nobody hears.
    if (person.blocked) return { ...answer, msg_id: null };
    const msgId = deed.message ? this.#pusher.nextId(act['msg_id']) : null;
    const pushed = this.#pusher.push(person, deed, { msgId, createdAt: act['create_time'] });
    const begun = { ...answer, msg_id: msgId?.toString() ?? null };
    if (act['wait'] !== true) return begun;
    const { taken, attempts, verdict, answer: got } = await pushed;
    return { ...begun, taken, attempts, verdict, status: got?.status ?? null };
  }

  fileUrl(media: Media): string {
    return `${this.world.publicUrl}/__sim/files/${this.identity.provider}/${media.id}`;
  }

  peopleViews(): PersonView[] {
    const now = this.world.clock.now();
    return this.#people.map((person) => ({
      id: person.openid,
      name: person.name,
      following: person.following,
      window: person.window && person.window.endsAt > now ? person.window : null,
      typingUntil: person.typingUntil !== null && person.typingUntil > now ? person.typingUntil : null,
    }));
  }

  /** What changes somebody without the product being told. */
  #unseen(act: Act, person: Person): boolean {
    const on = act['off'] !== true;
    if (act.act === 'pay') openWindow(person, this.settings.windows.pay, this.world.clock.now());
    else if (act.act === 'block') person.blocked = on;
    else if (act.act === 'silence') person.silent = on;
    else if (act.act === 'kf_online') this.kf.setOnline(String(act['kf_account']), on);
    else return false;
    return true;
  }
}
