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
import { firstAccount, withWishes, type AccountSettings } from './account';
import { endpointFor } from './calls';
import { Company } from './company';
import { errorReply, jsonReply, OK, WeComError } from './errors';
import { KfDesk } from './kf-desk';
import { requireGet } from './read-request';

/** WeChat customer service through WeCom: `/wecom/cgi-bin/…`. Accounts of one company share app, tokens and files. */
export const wecom: ProviderFactory = (world) => new WeCom(world);

class WeCom implements Provider {
  readonly name = 'wecom';
  #desks: KfDesk[] = [];
  #companies = new Map<string, Company>();
  #lives = 0;

  constructor(private readonly world: World) {
    const { seed } = world.options;
    const hook_url = world.hookBase && `${world.hookBase}/${this.name}/demo-${this.name}`;
    this.#desks = [this.#desk(seed, { ...firstAccount(seed), hook_url })];
  }

  async handle(call: Call): Promise<Reply> {
    const at: { account?: string } = {};
    try {
      return { ...(await this.#handle(call, at)), ...at };
    } catch (error) {
      if (!(error instanceof WeComError)) throw error;
      return { ...errorReply(error, { rid: this.#rid(), from: call.from }), ...at };
    }
  }

  errorReply(code: string): Reply {
    return errorReply(new WeComError(Number(code)), { rid: this.#rid(), from: '127.0.0.1' });
  }

  async act(act: Act): Promise<Details> {
    return this.#find(act.account).act(act);
  }

  /** Accounts stay as they are configured; people, sessions, tokens, files and the list are as at the start. */
  reset(): void {
    this.#companies.clear();
    this.#desks = this.#desks.map((desk, at) => {
      const fresh = this.#desk(at === 0 ? this.world.options.seed : null, desk.settings);
      fresh.connected = desk.connected;
      return fresh;
    });
  }

  accounts(): AccountView[] {
    return this.#desks.map((desk) => ({
      id: desk.settings.open_kfid,
      name: desk.settings.name,
      connected: desk.connected,
      hookUrl: desk.settings.hook_url,
      settings: { ...desk.settings },
      people: desk.peopleViews(),
    }));
  }

  /** An unknown `account` is a new one of the first one's company, unless `corp_id` says otherwise. */
  async configure(wishes: Details): Promise<Details> {
    const { account } = wishes;
    const found = this.#desks.find(({ settings }) => settings.open_kfid === account);
    const desk =
      found ?? (account === undefined ? this.#find() : this.#another({ open_kfid: String(account) }));
    desk.settings = withWishes(desk.settings, wishes);
    if (!this.#desks.includes(desk)) this.#desks.push(desk);
    const verified = 'hook_url' in wishes && desk.settings.hook_url ? await desk.verify() : desk.connected;
    return { account: { ...desk.settings }, connected: verified };
  }

  messages({ account, user }: { account?: string; user?: string }): SeenMessage[] {
    return this.#desks
      .filter(({ settings }) => account === undefined || settings.open_kfid === account)
      .flatMap((desk) => desk.chat.of(user));
  }

  expireTokens(how: Details): Details {
    const kind = how['how'] ?? 'expire';
    if (kind !== 'expire' && kind !== 'revoke')
      throw new WrongControl('how is expire (42001) or revoke (40014)');
    const desks = how['account'] === undefined ? this.#desks : [this.#find(how['account'])];
    const companies = new Set(desks.map((desk) => desk.company));
    return { ended: [...companies].reduce((sum, company) => sum + company.tokens.end(kind), 0) };
  }

  /** `left`, `window_ms` of a customer; `minute_left` of the company. */
  quota(wish: Details): Details {
    const desk = this.#find(wish['account']);
    const { minute } = desk.company;
    if (wish['minute_left'] !== undefined) minute.set(Number(wish['minute_left']));
    const person = desk.person(wish['user'] === undefined ? undefined : String(wish['user']));
    const now = this.world.clock.now();
    const { messages, window_ms } = desk.settings;
    const ms = wish['window_ms'] === undefined ? null : Number(wish['window_ms']);
    if (ms === 0) person.window = null;
    else if (ms !== null || wish['left'] !== undefined) {
      const left = Number(wish['left'] ?? person.window?.left ?? messages);
      const endsAt = ms === null ? (person.window?.endsAt ?? now + window_ms) : now + ms;
      person.window = { left, of: Math.max(left, person.window?.of ?? messages), endsAt };
    }
    return {
      user: person.id,
      window: person.window,
      service_state: desk.sessions.stateOf(person),
      minute_left: minute.left,
    };
  }

  file(id: string): { contentType: string; bytes: Buffer } | undefined {
    for (const company of this.#companies.values()) {
      const media = company.media.find(id);
      if (media) return media.shown ?? media;
    }
    return undefined;
  }

  async #handle(call: Call, at: { account?: string }): Promise<Reply> {
    if (call.path === '/cgi-bin/gettoken') return this.#token(call, at);
    const token = call.query.get('access_token');
    if (!token) throw new WeComError(41001);
    const first = this.#desks.find((desk) => desk.company.tokens.knows(token));
    if (!first) throw new WeComError(40014);
    at.account = first.settings.open_kfid;
    const { company } = first;
    company.tokens.check(token);
    this.#admit(first, call);
    const endpoint = endpointFor(call.path);
    if (!endpoint) throw new WeComError(40058, 'no such API');
    if (first.settings.denied.some((part) => call.path.includes(part))) throw new WeComError(48002);
    if (!company.minute.take()) throw new WeComError(45009);
    const desks = this.#desks.filter((desk) => desk.company === company);
    const open = (name: string) => {
      const desk = this.#another({ open_kfid: `wk${this.world.random.text(30)}`, name });
      this.#desks.push(desk);
      return desk;
    };
    return endpoint({ clock: this.world.clock, company, desks, call, open });
  }

  #token(call: Call, at: { account?: string }): Reply {
    requireGet(call);
    const [corpId, secret] = [call.query.get('corpid'), call.query.get('corpsecret')];
    if (!corpId) throw new WeComError(41002);
    if (!secret) throw new WeComError(41004);
    const desk = this.#desks.find(({ settings }) => settings.corp_id === corpId);
    if (!desk) throw new WeComError(40013);
    at.account = desk.settings.open_kfid;
    if (desk.settings.secret !== secret) throw new WeComError(40001);
    this.#admit(desk, call);
    return jsonReply({ ...OK, ...desk.company.tokens.get() }, 'token');
  }

  #admit(desk: KfDesk, call: Call): void {
    const { ip_allow: allowed } = desk.settings;
    if (allowed && !allowed.includes(call.from)) throw new WeComError(60020);
  }

  #another(own: Partial<AccountSettings>): KfDesk {
    const { settings } = this.#find();
    return this.#desk(null, { ...settings, ...own });
  }

  #desk(seed: number | null, settings: AccountSettings): KfDesk {
    const desk: KfDesk = new KfDesk(this.world, this.name, settings, {
      seed,
      company: () => this.#companyOf(desk),
    });
    return desk;
  }

  #companyOf(desk: KfDesk): Company {
    const { corp_id } = desk.settings;
    const found = this.#companies.get(corp_id);
    if (found) return found;
    this.#lives += 1;
    const company = new Company(
      this.world,
      () => (this.#desks.find(({ settings }) => settings.corp_id === corp_id) ?? desk).settings,
      `${this.world.clock.now().toString(36)}.${this.#lives}`,
    );
    this.#companies.set(corp_id, company);
    return company;
  }

  #find(account?: unknown): KfDesk {
    const desk = this.#desks.find(({ settings }) => account === undefined || settings.open_kfid === account);
    if (!desk) throw new WrongControl(`there is no account "${String(account)}" of ${this.name}`);
    return desk;
  }

  #rid(): string {
    return this.world.random.digits(19);
  }
}
