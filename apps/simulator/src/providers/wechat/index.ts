import {
  WrongControl,
  type AccountView,
  type Act,
  type Call,
  type Details,
  type Provider,
  type ProviderFactory,
  type Reply,
  type SeenMessage,
} from '../../provider';
import type { World } from '../../world/world';
import { firstAccount, withWishes, type Kind } from './account';
import { AccountDesk } from './account-desk';
import { endpointFor, tokenAsked } from './calls';
import { errorReply, jsonReply, WeChatError } from './errors';

/** WeChat Official Account: `/wechat/cgi-bin/…`. */
export const wechat: ProviderFactory = (world) => new WeChat(world, 'wechat', 'official');

/** WeChat Mini Program: the same protocol, an AppID and rules of its own. */
export const wechatMiniProgram: ProviderFactory = (world) =>
  new WeChat(world, 'wechat-mini-program', 'mini-program');

class WeChat implements Provider {
  #desks: AccountDesk[] = [];

  constructor(
    private readonly world: World,
    readonly name: string,
    private readonly kind: Kind,
  ) {
    const { seed } = world.options;
    const settings = firstAccount(kind, seed);
    const hook_url = world.hookBase && `${world.hookBase}/${name}/demo-${name}`;
    this.#desks = [this.#desk(seed, { ...settings, hook_url })];
  }

  async handle(call: Call): Promise<Reply> {
    const at: { account?: string } = {};
    try {
      const reply = await this.#handle(call, at);
      return { ...reply, ...at };
    } catch (error) {
      if (!(error instanceof WeChatError)) throw error;
      return { ...errorReply(error, this.#rid()), ...at };
    }
  }

  errorReply(code: string): Reply {
    return errorReply(new WeChatError(Number(code)), this.#rid());
  }

  async act(act: Act): Promise<Details> {
    return this.#find(act.account).act(act);
  }

  /** Accounts stay as they are configured; people, windows, tokens, files are as at the start. */
  reset(): void {
    this.#desks = this.#desks.map((desk) => {
      const fresh = this.#desk(desk.identity.seed, desk.settings);
      fresh.connected = desk.connected;
      return fresh;
    });
  }

  accounts(): AccountView[] {
    return this.#desks.map((desk) => ({
      id: desk.settings.app_id,
      name: desk.settings.name,
      connected: desk.connected,
      hookUrl: desk.settings.hook_url,
      settings: { ...desk.settings },
      people: desk.peopleViews(),
    }));
  }

  async configure(wishes: Details): Promise<Details> {
    const { account } = wishes;
    const found = this.#desks.find((desk) => desk.settings.app_id === account);
    const desk =
      found ??
      (account === undefined
        ? this.#find()
        : this.#desk(null, {
            ...firstAccount(this.kind, 1_000 + this.#desks.length),
            app_id: String(account),
          }));
    desk.settings = withWishes(desk.settings, wishes);
    if (!this.#desks.includes(desk)) this.#desks.push(desk);
    const verified = 'hook_url' in wishes && desk.settings.hook_url ? await desk.verify() : desk.connected;
    return { account: { ...desk.settings }, connected: verified };
  }

  messages({ account, user }: { account?: string; user?: string }): SeenMessage[] {
    return this.#desks
      .filter((desk) => account === undefined || desk.settings.app_id === account)
      .flatMap((desk) => desk.chat.of(user));
  }

  expireTokens(how: Details): Details {
    const kind = how['how'] ?? 'expire';
    if (kind !== 'expire' && kind !== 'revoke')
      throw new WrongControl('how is expire (42001) or revoke (40001)');
    const desks = how['account'] === undefined ? this.#desks : [this.#find(how['account'])];
    return { ended: desks.reduce((sum, desk) => sum + desk.tokens.end(kind), 0) };
  }

  /** `left`, `window_ms` of a user; `daily_left`, `minute_left` of the account. */
  quota(wish: Details): Details {
    const desk = this.#find(wish['account']);
    if (wish['daily_left'] !== undefined) desk.day.set(Number(wish['daily_left']));
    if (wish['minute_left'] !== undefined) desk.minute.set(Number(wish['minute_left']));
    const person = desk.person(wish['user'] === undefined ? undefined : String(wish['user']));
    const now = this.world.clock.now();
    const ms = wish['window_ms'] === undefined ? null : Number(wish['window_ms']);
    if (ms === 0) person.window = null;
    else if (ms !== null || wish['left'] !== undefined) {
      const left = Number(wish['left'] ?? person.window?.left ?? 5);
      const endsAt = ms === null ? (person.window?.endsAt ?? now + 48 * 3_600_000) : now + ms;
      person.window = { left, of: Math.max(left, person.window?.of ?? 5), endsAt };
    }
    return {
      user: person.openid,
      window: person.window,
      daily_left: desk.day.left,
      minute_left: desk.minute.left,
    };
  }

  file(id: string): { contentType: string; bytes: Buffer } | undefined {
    for (const desk of this.#desks) {
      const media = desk.media.find(id);
      if (media) return media.shown ?? media;
    }
    return undefined;
  }

  async #handle(call: Call, at: { account?: string }): Promise<Reply> {
    const asked = tokenAsked(call);
    if (asked) {
      const desk = this.#byCredentials(asked.appId, asked.secret);
      at.account = desk.settings.app_id;
      this.#admit(desk, call);
      return jsonReply(asked.stable ? desk.tokens.stable(asked.force) : desk.tokens.plain(), 'token');
    }
    const token = call.query.get('access_token');
    if (!token) throw new WeChatError(41001);
    const desk = this.#desks.find((one) => one.tokens.knows(token));
    if (!desk) throw new WeChatError(40001);
    at.account = desk.settings.app_id;
    desk.tokens.check(token);
    this.#admit(desk, call);
    const endpoint = endpointFor(this.kind, call.path);
    if (!endpoint) throw new WeChatError(40066);
    if (desk.settings.denied.some((part) => call.path.includes(part))) throw new WeChatError(48001);
    return endpoint({ world: this.world, desk, call });
  }

  #byCredentials(appId: unknown, secret: unknown): AccountDesk {
    if (!appId) throw new WeChatError(41002);
    const desk = this.#desks.find((one) => one.settings.app_id === appId);
    if (!desk) throw new WeChatError(40013);
    if (!secret) throw new WeChatError(41004);
    if (desk.settings.secret !== secret) throw new WeChatError(40125);
    return desk;
  }

  #admit(desk: AccountDesk, call: Call): void {
    const { ip_allow: allowed } = desk.settings;
    if (allowed && !allowed.includes(call.from)) throw new WeChatError(40164, call.from);
  }

  #desk(seed: number | null, settings: AccountDesk['settings']): AccountDesk {
    return new AccountDesk(this.world, { provider: this.name, kind: this.kind, seed }, settings);
  }

  #find(account?: unknown): AccountDesk {
    const desk = this.#desks.find((one) => account === undefined || one.settings.app_id === account);
    if (!desk) throw new WrongControl(`there is no account "${String(account)}" of ${this.name}`);
    return desk;
  }

  #rid(): string {
    const { random, clock } = this.world;
    return `${clock.seconds().toString(16)}-${random.hex(8)}-${random.hex(8)}`;
  }
}
