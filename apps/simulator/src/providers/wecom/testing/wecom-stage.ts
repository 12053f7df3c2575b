import { decrypt as otherDecrypt } from '@wecom/crypto';
import type { Details, SeenMessage } from '../../../provider';
import { Stage } from '../../../testing/stage';

export interface Account {
  open_kfid: string;
  corp_id: string;
  secret: string;
  token: string;
  encoding_aes_key: string;
}

export interface Item {
  msgid: string;
  origin: number;
  msgtype: string;
  text?: { content: string; menu_id?: string };
  event?: Record<string, unknown>;
  [field: string]: unknown;
}

/** An answer of the API; which fields it has depends on the call. */
export interface Answer {
  errcode: number;
  errmsg: string;
  access_token?: string;
  expires_in?: number;
  next_cursor?: string;
  has_more?: number;
  msg_list?: Item[];
  msgid?: string;
  msg_code?: string;
  media_id?: string;
  [field: string]: unknown;
}

/** A simulated customer service account with a stopped clock, and an address that opens its callbacks. */
export class WeComStage {
  readonly stage = new Stage();
  account!: Account;
  user = '';
  /** The access token calls are made with. */
  token = '';

  async start(): Promise<this> {
    await this.stage.start();
    this.stage.answer = ({ query }) => {
      const echo = query.get('echostr');
      return { body: echo ? otherDecrypt(this.account.encoding_aes_key, echo).message : 'success' };
    };
    this.account = (await this.configure({})).account;
    await this.configure({ hook_url: this.stage.hookUrl });
    const { providers } = await this.stage.control<{
      providers: { name: string; accounts: { people: { id: string }[] }[] }[];
    }>('accounts');
    this.user = providers.find(({ name }) => name === 'wecom')!.accounts[0]!.people[0]!.id;
    await this.fresh();
    return this;
  }

  stop(): Promise<void> {
    return this.stage.stop();
  }

  configure(settings: Details): Promise<{ account: Account; connected: boolean }> {
    return this.stage.control('accounts', { provider: 'wecom', ...settings });
  }

  forward(ms: number): Promise<unknown> {
    return this.stage.control('clock', { advance_ms: ms });
  }

  act(
    act: string,
    more: Details = {},
  ): Promise<{ message: string; msg_id: string; taken: boolean; attempts: number }> {
    return this.stage.control('inbound', { provider: 'wecom', act, user: this.user, wait: true, ...more });
  }

  say(text: string, more: Details = {}) {
    return this.act('text', { text, ...more });
  }

  newToken(more: Partial<Account> = {}): Promise<Answer> {
    const { corp_id, secret } = { ...this.account, ...more };
    return this.stage.call(`/wecom/cgi-bin/gettoken?corpid=${corp_id}&corpsecret=${secret}`);
  }

  async fresh(): Promise<void> {
    this.token = (await this.newToken()).access_token!;
  }

  call(path: string, body?: unknown): Promise<Answer> {
    const separator = path.includes('?') ? '&' : '?';
    return this.stage.call(`/wecom/cgi-bin${path}${separator}access_token=${this.token}`, body);
  }

  fetch(more: Details = {}): Promise<Answer> {
    return this.call('/kf/sync_msg', { open_kfid: this.account.open_kfid, ...more });
  }

  send(message: Details): Promise<Answer> {
    return this.call('/kf/send_msg', { touser: this.user, open_kfid: this.account.open_kfid, ...message });
  }

  text(content: string, more: Details = {}): Promise<Answer> {
    return this.send({ msgtype: 'text', text: { content }, ...more });
  }

  state(): Promise<Answer> {
    return this.call('/kf/service_state/get', this.#session);
  }

  trans(service_state: number, more: Details = {}): Promise<Answer> {
    return this.call('/kf/service_state/trans', { ...this.#session, service_state, ...more });
  }

  async upload(type: string, bytes: Buffer, name: string): Promise<Answer> {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)]), name);
    const url = `${this.stage.address}/wecom/cgi-bin/media/upload?access_token=${this.token}&type=${type}`;
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer;
  }

  /** What the customer's phone shows. */
  async seen(): Promise<SeenMessage[]> {
    const path = `messages?provider=wecom&user=${this.user}`;
    return (await this.stage.control<{ messages: SeenMessage[] }>(path)).messages;
  }

  /** The tokens of the callbacks so far. */
  tokens(): string[] {
    return this.stage.pushes.map(({ body }) => {
      const encrypted = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';
      const { message } = otherDecrypt(this.account.encoding_aes_key, encrypted);
      return /<Token><!\[CDATA\[(.*?)\]\]>/.exec(message)?.[1] ?? '';
    });
  }

  get #session() {
    return { open_kfid: this.account.open_kfid, external_userid: this.user };
  }
}
