import { WrongControl, type Details } from '../../provider';
import { Random } from '../../world/random';
import { wished } from '../wechat/wishes';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Somebody of the shop who answers in WeCom's own client. */
export interface Servicer {
  userid: string;
  /** Takes customers; stopped ones cannot be given any. */
  serving: boolean;
}

/**
 * A customer service account with its company and its app, and what WeCom allows. Names as the control API shows them.
 * What the published pages leave open is a setting.
 */
export interface AccountSettings {
  open_kfid: string;
  name: string;
  corp_id: string;
  secret: string;
  token: string;
  encoding_aes_key: string;
  hook_url: string | null;
  /** 3: at 0, 5, 10 s. 4: one and three more. */
  attempts: number;
  /** In which the address must answer the check with the decrypted text. */
  verify_ms: number;
  servicers: Servicer[];
  /** How many may be sent after the customer wrote, and within how many ms. */
  messages: number;
  window_ms: number;
  /** A session ends by itself so long after its first question. */
  session_ms: number;
  /** How what comes too late, or is too much, is told: as a code at once, or as msg_send_fail after errcode 0. */
  refusals: 'code' | 'event';
  /** What a msgid gets that was used before. */
  repeated_code: number;
  /** WeCom greets by itself: then there are no welcome codes. */
  native_welcome: boolean;
  welcome_code_ms: number;
  end_code_ms: number;
  pool_code_ms: number;
  /** What the API may change a state to. */
  next_states: Record<string, number[]>;
  text_bytes: number;
  /** How long after it was sent a message may be taken back. */
  recall_ms: number;
  token_life_ms: number;
  media_life_ms: number;
  sync_token_ms: number;
  /** How old what sync_msg gives may be. */
  horizon_ms: number;
  /** Calls of sync_msg without a callback's token, in a minute. */
  untokened_minute: number;
  minute_limit: number;
  /** Fewer than asked for: short pages. */
  page_items: number;
  /** So many pages to come are empty, though there is more. */
  empty_pages: number;
  /** Each page begins so many items before its cursor. */
  overlap_items: number;
  /** APIs not granted: calls whose path contains one of them get 48002. */
  denied: string[];
  /** The only addresses that may call; null: all. */
  ip_allow: string[] | null;
  /** Bound to an Open Platform account, so unionids are told. */
  bound: boolean;
}

/** The account that is there from the start: the same keys for the same seed. */
export function firstAccount(seed: number): AccountSettings {
  const random = new Random(seed * 31 + 3);
  return {
    open_kfid: `wk${random.text(30)}`,
    name: '禾间生活客服',
    corp_id: `ww${random.hex(16)}`,
    secret: random.text(43),
    token: random.text(20),
    encoding_aes_key: random.text(43),
    hook_url: null,
    attempts: 3,
    verify_ms: 1_000,
    servicers: [
      { userid: 'XiaoLin', serving: true },
      { userid: 'LaoZhou', serving: true },
    ],
    messages: 5,
    window_ms: 48 * HOUR,
    session_ms: 48 * HOUR,
    refusals: 'code',
    repeated_code: 40058,
    native_welcome: false,
    welcome_code_ms: 20_000,
    end_code_ms: 20_000,
    pool_code_ms: 48 * HOUR,
    next_states: { 0: [1, 2, 3, 4], 1: [1, 2, 3, 4], 2: [2, 3, 4], 3: [3, 4], 4: [] },
    text_bytes: 2_048,
    recall_ms: 2 * MINUTE,
    token_life_ms: 2 * HOUR,
    media_life_ms: 72 * HOUR,
    sync_token_ms: 10 * MINUTE,
    horizon_ms: 72 * HOUR,
    untokened_minute: 20,
    minute_limit: 10_000,
    page_items: 1_000,
    empty_pages: 0,
    overlap_items: 0,
    denied: [],
    ip_allow: null,
    bound: true,
  };
}

/** `settings` with the wishes of the control API in it. @throws WrongControl */
export function withWishes(settings: AccountSettings, wishes: Details): AccountSettings {
  const result = wished(settings, wishes);
  if (!/^[A-Za-z0-9]{3,32}$/.test(result.token)) throw new WrongControl('token is 3 to 32 letters or digits');
  if (!['code', 'event'].includes(result.refusals)) throw new WrongControl('refusals is code or event');
  return result;
}
