import { WeChatError } from './errors';

interface Account {
  kf_account: string;
  kf_nick: string;
  kf_id: number;
  online: boolean;
}

interface Session {
  openid: string;
  kf_account: string;
  createtime: number;
}

type Body = Record<string, unknown>;

/** WeChat's own agents and their sessions, for operators who use its agent client as well. */
export class KfSessions {
  #accounts = new Map<string, Account>();
  #sessions = new Map<string, Session>();

  constructor(
    private readonly seconds: () => number,
    /** Pushes `kf_create_session`, `kf_close_session`. */
    private readonly tell: (event: string, session: Session) => void,
  ) {}

  add(body: Body): object {
    const name = String(body['kf_account'] ?? '');
    if (!/^[\w-]{1,10}@[\w-]+$/.test(name)) throw new WeChatError(65401);
    const kf_id = this.#accounts.get(name)?.kf_id ?? this.#accounts.size + 1001;
    this.#accounts.set(name, {
      kf_account: name,
      kf_nick: String(body['nickname'] ?? name),
      kf_id,
      online: true,
    });
    return {};
  }

  remove(name: string): object {
    this.#accounts.delete(this.#require(name).kf_account);
    return {};
  }

  /** An agent signs in or out of the agent client. */
  setOnline(name: string, online: boolean): void {
    this.#require(name).online = online;
  }

  list(onlyOnline: boolean): object[] {
    return [...this.#accounts.values()]
      .filter((account) => account.online || !onlyOnline)
      .map(({ kf_account, kf_nick, kf_id }) =>
        onlyOnline
          ? { kf_account, kf_id, status: 1, accepted_case: this.#of(kf_account).length }
          : { kf_account, kf_nick, kf_id },
      );
  }

  /** Whether custom/send may show this agent's name. @throws WeChatError */
  check(name: unknown): void {
    this.#require(String(name));
  }

  create(body: Body): object {
    const account = this.#require(String(body['kf_account'] ?? ''));
    if (!account.online) throw new WeChatError(65415);
    const openid = this.#openid(body);
    const held = this.#sessions.get(openid);
    if (held && held.kf_account !== account.kf_account) throw new WeChatError(65414);
    if (held) return {};
    const session = { openid, kf_account: account.kf_account, createtime: this.seconds() };
    this.#sessions.set(openid, session);
    this.tell('kf_create_session', session);
    return {};
  }

  close(body: Body): object {
    const session = this.#sessions.get(this.#openid(body));
    if (!session || session.kf_account !== body['kf_account']) throw new WeChatError(65413);
    this.#sessions.delete(session.openid);
    this.tell('kf_close_session', session);
    return {};
  }

  of(openid: string): object {
    const session = this.#sessions.get(openid);
    return { kf_account: session?.kf_account ?? '', createtime: session?.createtime ?? 0 };
  }

  sessionsOf(name: string): object {
    const list = this.#of(this.#require(name).kf_account);
    return { sessionlist: list.map(({ openid, createtime }) => ({ openid, createtime })) };
  }

  clear(): void {
    this.#accounts.clear();
    this.#sessions.clear();
  }

  #of(name: string): Session[] {
    return [...this.#sessions.values()].filter((session) => session.kf_account === name);
  }

  #require(name: string): Account {
    const account = this.#accounts.get(name);
    if (!account) throw new WeChatError(65401);
    return account;
  }

  #openid(body: Body): string {
    const openid = body['openid'];
    if (typeof openid !== 'string' || openid === '') throw new WeChatError(41009);
    return openid;
  }
}
