import {
  WrongControl,
  type AccountView,
  type Act,
  type Call,
  type Details,
  type Provider,
  type Reply,
  type SeenMessage,
} from '../../provider';
import type { PushResult } from '../../world/pushes';
import type { World } from '../../world/world';
import type { Desk, DeskSettings, Person } from './desk';

/** What became of an act: the push it made, and the id of what the user sees of it. */
export interface Done {
  pushed: Promise<PushResult> | null;
  message?: string;
  more?: Details;
}

/** What chat networks without a token call of their own have in common. */
export abstract class ChatProvider<S extends DeskSettings, D extends Desk<S>> implements Provider {
  desks: D[] = [];
  abstract readonly name: string;

  constructor(protected readonly world: World) {}

  /** Settings of the n-th account. */
  protected abstract settingsOf(index: number): S;
  protected abstract deskFor(settings: S): D;
  protected abstract done(desk: D, person: Person, act: Act): Done | Promise<Done>;
  /** Ms after a user's act in which the account may write; null: no limit. */
  protected abstract windowMs(desk: D): number | null;
  abstract handle(call: Call): Reply | Promise<Reply>;
  abstract errorReply(code: string): Reply;

  /** After the subclass knows its name. */
  protected open(): void {
    const settings = this.settingsOf(0);
    const hook = this.world.hookBase && `${this.world.hookBase}/${this.name}/demo-${this.name}`;
    this.desks = [this.deskFor({ ...settings, hook_url: hook })];
  }

  async act(act: Act): Promise<Details> {
    const desk = this.find(act.account);
    const person = desk.person(act.user, act['name'] === undefined ? undefined : String(act['name']));
    const { pushed, message, more } = await this.done(desk, person, act);
    const begun = { ok: true, user: person.id, message: message ?? null, ...more };
    if (act['wait'] !== true || !pushed) return begun;
    const { taken, attempts, verdict, answer } = await pushed;
    return { ...begun, taken, attempts, verdict, status: answer?.status ?? null };
  }

  /** Accounts stay as they are configured; all else is as at the start. */
  reset(): void {
    this.desks = this.desks.map((desk) => this.deskFor(desk.settings));
  }

  accounts(): AccountView[] {
    return this.desks.map((desk) => ({
      id: desk.settings.id,
      name: desk.settings.name,
      connected: desk.connected,
      hookUrl: desk.settings.hook_url,
      settings: { ...desk.settings } as Details,
      people: desk.views(this.windowMs(desk)),
    }));
  }

  async configure(wishes: Details): Promise<Details> {
    const { account, provider: _, ...changes } = wishes;
    let desk = this.desks.find((one) => account === undefined || one.settings.id === account);
    if (!desk) {
      desk = this.deskFor({ ...this.settingsOf(this.desks.length), id: String(account) });
      this.desks.push(desk);
    }
    for (const name of Object.keys(changes))
      if (!(name in desk.settings))
        throw new WrongControl(`setting "${name}" is none of ${Object.keys(desk.settings).join(', ')}`);
    desk.settings = { ...desk.settings, ...changes };
    if ('hook_url' in changes && desk.settings.hook_url) desk.connected = await this.verify(desk);
    return { account: { ...desk.settings }, connected: desk.connected };
  }

  /** Asks the address whether it is the product's, where the network does that. */
  protected async verify(desk: D): Promise<boolean> {
    return desk.connected;
  }

  messages({ account, user }: { account?: string; user?: string }): SeenMessage[] {
    return this.desks
      .filter((desk) => account === undefined || desk.settings.id === account)
      .flatMap((desk) => desk.seen(user));
  }

  /** These networks have tokens that live until somebody changes them: that is what happens. */
  expireTokens(how: Details): Details {
    const desk = this.find(how['account']);
    desk.settings = { ...desk.settings, token: this.world.random.text(40) };
    return { ended: 1 };
  }

  /** `window_ms` of a user: how long the account may still write. */
  quota(wish: Details): Details {
    const desk = this.find(wish['account']);
    const person = desk.person(wish['user'] === undefined ? undefined : String(wish['user']));
    const windowMs = this.windowMs(desk);
    if (wish['window_ms'] !== undefined && windowMs !== null) {
      person.started = true;
      person.lastActAt = desk.now() + Number(wish['window_ms']) - windowMs;
    }
    return {
      user: person.id,
      window: desk.views(windowMs).find((view) => view.id === person.id)?.window ?? null,
    };
  }

  file(id: string): { contentType: string; bytes: Buffer } | undefined {
    return this.desks.map((desk) => desk.files.get(id)).find((file) => file !== undefined);
  }

  protected find(account?: unknown): D {
    const desk = this.desks.find((one) => account === undefined || one.settings.id === account);
    if (!desk) throw new WrongControl(`there is no account "${String(account)}" of ${this.name}`);
    return desk;
  }
}
