import type { World } from '../../world/world';
import { Allowance } from '../wechat/allowance';
import type { AccountSettings } from './account';
import { WeComError } from './errors';

/** An item of `msg_list`, as the product gets it. */
export type Item = Record<string, unknown> & { msgid: string; send_time: number };

interface Kept {
  openKfid: string;
  item: Item;
  at: number;
}

export interface PageAsked {
  cursor: string | undefined;
  limit: number;
  /** Of one account; undefined: of all of the company's. */
  openKfid: string | undefined;
}

const KEPT = 20_000;
const TOKEN_LENGTH = 47;

/** What happened in a company's accounts, for `sync_msg`: in order, with cursors and the tokens of callbacks. */
export class MessageList {
  #items: Kept[] = [];
  /** How many were there before the first one kept. */
  #gone = 0;
  #tokens = new Map<string, number>();
  readonly #untokened: Allowance;

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
    /** Differs after each start, so that a cursor of another life is none of this one's. */
    private readonly life: string,
  ) {
    this.#untokened = new Allowance(world.clock, 'minute', () => settings().untokened_minute);
  }

  add(openKfid: string, item: Item): void {
    this.#items.push({ openKfid, item, at: this.world.clock.now() });
    const over = this.#items.length - KEPT;
    if (over > 0) this.#items.splice(0, over);
    this.#gone += Math.max(0, over);
  }

  /** The Token of a callback. */
  newToken(): string {
    const token = `ENC${this.world.random.text(TOKEN_LENGTH - 3)}`;
    const now = this.world.clock.now();
    for (const [old, at] of this.#tokens) if (now - at > 24 * 3_600_000) this.#tokens.delete(old);
    this.#tokens.set(token, now);
    return token;
  }

  /** @throws WeComError 95007 for a token too old or unknown; 45009 without one, too often */
  admit(token: string | undefined): void {
    if (token === undefined) {
      if (!this.#untokened.take()) throw new WeComError(45009);
      return;
    }
    const at = this.#tokens.get(token);
    if (at === undefined || this.world.clock.now() - at > this.settings().sync_token_ms)
      throw new WeComError(95007);
  }

  /** @throws WeComError 40058 for a cursor that is none */
  page({ cursor, limit, openKfid }: PageAsked): { next_cursor: string; has_more: 0 | 1; msg_list: Item[] } {
    const settings = this.settings();
    const oldest = this.#oldest(settings.horizon_ms);
    const from = Math.max(oldest, cursor === undefined ? 0 : this.#position(cursor));
    const most = Math.min(limit, settings.page_items);
    const begin = Math.max(oldest, from - Math.min(settings.overlap_items, most - 1));
    const wanted = (kept: Kept) => openKfid === undefined || kept.openKfid === openKfid;
    if (settings.empty_pages > 0 && this.#items.slice(from - this.#gone).some(wanted)) {
      settings.empty_pages -= 1;
      return { next_cursor: this.#cursor(from, settings.empty_pages), has_more: 1, msg_list: [] };
    }
    const msg_list: Item[] = [];
    let next = begin;
    for (; next < this.#end && msg_list.length < most; next += 1) {
      const kept = this.#items[next - this.#gone];
      if (kept && wanted(kept)) msg_list.push(kept.item);
    }
    const more = this.#items.slice(next - this.#gone).some(wanted);
    return { next_cursor: this.#cursor(Math.max(next, from)), has_more: more ? 1 : 0, msg_list };
  }

  get #end(): number {
    return this.#gone + this.#items.length;
  }

  #oldest(horizonMs: number): number {
    const since = this.world.clock.now() - horizonMs;
    const at = this.#items.findIndex((kept) => kept.at >= since);
    return at < 0 ? this.#end : this.#gone + at;
  }

  // The same place has another cursor after each empty page, as a place that was reached.
  #cursor(position: number, page = 0): string {
    return Buffer.from(`${this.life}:${position}:${page}`).toString('base64url');
  }

  #position(cursor: string): number {
    const [life, position = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
    if (life !== this.life || !/^\d{1,15}$/.test(position) || Number(position) > this.#end)
      throw new WeComError(40058, 'cursor');
    return Number(position);
  }
}
