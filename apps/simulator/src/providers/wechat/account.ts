import { WrongControl, type Details } from '../../provider';
import { Random } from '../../world/random';
import { wished } from './wishes';

export type Kind = 'official' | 'mini-program';
export type WindowAct = 'message' | 'menu' | 'follow' | 'scan' | 'enter' | 'pay';

/** How many may be sent (null: any number), within how many ms. */
export type WindowRule = [count: number | null, ms: number];

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What the operator has set, and what WeChat allows. Names as the control API shows them. */
export interface AccountSettings {
  app_id: string;
  name: string;
  secret: string;
  original_id: string;
  token: string;
  encoding_aes_key: string;
  mode: 'plain' | 'compatible' | 'secure';
  format: 'xml' | 'json';
  hook_url: string | null;
  /** 3: at 0, 5, 10 s. 4: one and three more. */
  attempts: number;
  /** A try whose time is over stays open while the next one runs. */
  overlap: boolean;
  windows: Partial<Record<WindowAct, WindowRule>>;
  /** APIs not granted: calls whose path contains one of them get 48001. */
  denied: string[];
  /** The only addresses that may call; null: all. */
  ip_allow: string[] | null;
  /** Whether this kind of account can send menu messages (else 40200). */
  msgmenu: boolean;
  daily_limit: number;
  minute_limit: number;
  text_bytes: number;
  token_daily_limit: number;
  token_life_ms: number;
  token_overlap_ms: number;
  media_life_ms: number;
  /** Bound to an open platform account, so unionids are told. */
  bound: boolean;
  /** Mini programs linked to the account, for cards; null: any. */
  linked_apps: string[] | null;
}

/** The account that is there from the start: the same keys for the same seed. */
export function firstAccount(kind: Kind, seed: number): AccountSettings {
  const random = new Random(seed * 31 + (kind === 'official' ? 1 : 2));
  const official = kind === 'official';
  return {
    app_id: `wx${random.hex(16)}`,
    name: official ? '禾间生活' : '禾间生活小程序',
    secret: random.hex(32),
    original_id: `gh_${random.hex(12)}`,
    token: random.text(20),
    encoding_aes_key: random.text(43),
    mode: 'secure',
    format: official ? 'xml' : 'json',
    hook_url: null,
    attempts: 3,
    overlap: false,
    windows: official
      ? {
          message: [5, 48 * HOUR],
          menu: [3, MINUTE],
          follow: [3, MINUTE],
          scan: [3, MINUTE],
          pay: [null, 48 * HOUR],
        }
      : { message: [5, 48 * HOUR], enter: [2, MINUTE] },
    denied: [],
    ip_allow: null,
    msgmenu: true,
    daily_limit: 500_000,
    minute_limit: 10_000,
    text_bytes: 2_048,
    token_daily_limit: 2_000,
    token_life_ms: 2 * HOUR,
    token_overlap_ms: 5 * MINUTE,
    media_life_ms: 72 * HOUR,
    bound: true,
    linked_apps: null,
  };
}

/** `settings` with the wishes of the control API in it. @throws WrongControl */
export function withWishes(settings: AccountSettings, wishes: Details): AccountSettings {
  const result = wished(settings, wishes);
  if (!/^[A-Za-z0-9_-]{3,32}$/.test(result.token))
    throw new WrongControl('token is 3 to 32 letters, digits, _ or -');
  if (!['plain', 'compatible', 'secure'].includes(result.mode))
    throw new WrongControl('mode is plain, compatible or secure');
  if (!['xml', 'json'].includes(result.format)) throw new WrongControl('format is xml or json');
  return result;
}
