import { WrongControl, type Details } from '../provider';

/** What can go wrong. Some concern pushes only, some calls only; the others both. */
export const ACTIONS = [
  'drop',
  'delay_ms',
  'duplicate',
  'reorder',
  'status',
  'error',
  'close_after_accept',
  'truncate',
  'bad_signature',
  'old_timestamp',
  'wrong_receive_id',
  'slow_body',
] as const;
export type FaultAction = (typeof ACTIONS)[number];

/**
 * A rule of the control API. `match.path`: calls whose path contains it; `match.event`: pushes of that kind; `*` all.
 * `times` 0 or left out: until it is taken away. `every` n: each n-th match, beginning with the first.
 */
export interface FaultRule {
  id: number;
  provider?: string;
  match: { path?: string; event?: string };
  times: number;
  every: number;
  action: FaultAction;
  /** Copies of `duplicate`, code of `error` and `status`, ms of `delay_ms` and `slow_body`. */
  value: string | null;
  retryAfter: number | null;
  /** Anything the one who set it wants to find it by. */
  tag?: string;
  matched: number;
}

/** What befalls one request. */
export interface Trouble {
  names: string[];
  delayMs: number;
  /** How many are sent in all. */
  copies: number;
  drop: boolean;
  reorder: boolean;
  closeAfterAccept: boolean;
  truncate: boolean;
  slowBodyMs: number;
  tamper: 'bad_signature' | 'old_timestamp' | 'wrong_receive_id' | null;
  status: number | null;
  retryAfter: number | null;
  error: string | null;
}

const DELAY_MS = 4_000;
const SLOW_BODY_MS = 1_000;

export class Faults {
  #rules: FaultRule[] = [];
  #last = 0;

  list(): FaultRule[] {
    return [...this.#rules];
  }

  /** `{match, action, times?, …}` as channels describe it; `status 500`, `duplicate 3` in one word pair, too. */
  add(wish: Details): FaultRule {
    const [action, inWord] = String(wish['action'] ?? '')
      .trim()
      .split(/\s+/);
    if (!ACTIONS.includes(action as FaultAction))
      throw new WrongControl(`action "${action}" is none of ${ACTIONS.join(', ')}`);
    const match = (wish['match'] ?? {}) as FaultRule['match'];
    if (!match.path && !match.event)
      throw new WrongControl('match needs path (calls) or event (pushes); "*" takes all');
    const value =
      inWord ?? wish['value'] ?? wish['n'] ?? wish['ms'] ?? wish['status'] ?? wish['code'] ?? null;
    const rule: FaultRule = {
      id: (this.#last += 1),
      match: { path: match.path, event: match.event },
      times: Number(wish['times'] ?? 0),
      every: Math.max(1, Number(wish['every'] ?? 1)),
      action: action as FaultAction,
      value: value === null ? null : String(value),
      retryAfter: wish['retry_after'] === undefined ? null : Number(wish['retry_after']),
      matched: 0,
      ...(wish['provider'] ? { provider: String(wish['provider']) } : {}),
      ...(wish['tag'] ? { tag: String(wish['tag']) } : {}),
    };
    this.#rules.push(rule);
    return rule;
  }

  /** All, one by its id, or those with a tag. */
  remove(which: { id?: number; tag?: string } = {}): void {
    this.#rules = this.#rules.filter((rule) => {
      if (which.id !== undefined) return rule.id !== which.id;
      return which.tag !== undefined && rule.tag !== which.tag;
    });
  }

  /** What befalls this request; rules that were for a number of times are used up. */
  befall(provider: string, what: { path?: string; event?: string }): Trouble {
    const trouble = none();
    for (const rule of this.#rules) {
      if (!fits(rule, provider, what)) continue;
      rule.matched += 1;
      if ((rule.matched - 1) % rule.every === 0) apply(rule, trouble);
    }
    this.#rules = this.#rules.filter(
      (rule) => !rule.times || Math.ceil(rule.matched / rule.every) < rule.times,
    );
    return trouble;
  }
}

function none(): Trouble {
  return {
    names: [],
    delayMs: 0,
    copies: 1,
    drop: false,
    reorder: false,
    closeAfterAccept: false,
    truncate: false,
    slowBodyMs: 0,
    tamper: null,
    status: null,
    retryAfter: null,
    error: null,
  };
}

function fits(rule: FaultRule, provider: string, what: { path?: string; event?: string }): boolean {
  if (rule.provider && rule.provider !== provider) return false;
  const { path, event } = rule.match;
  if (what.path !== undefined) return path !== undefined && (path === '*' || what.path.includes(path));
  return event !== undefined && (event === '*' || event === what.event);
}

function apply(rule: FaultRule, trouble: Trouble): void {
  const number = (otherwise: number) => (rule.value === null ? otherwise : Number(rule.value));
  trouble.names.push(rule.value === null ? rule.action : `${rule.action} ${rule.value}`);
  switch (rule.action) {
    case 'drop':
      trouble.drop = true;
      return;
    case 'delay_ms':
      trouble.delayMs += number(DELAY_MS);
      return;
    case 'duplicate':
      trouble.copies = Math.max(trouble.copies, number(2));
      return;
    case 'reorder':
      trouble.reorder = true;
      return;
    case 'status':
      trouble.status = number(500);
      trouble.retryAfter = rule.retryAfter;
      return;
    case 'error':
      trouble.error = rule.value ?? '-1';
      return;
    case 'close_after_accept':
      trouble.closeAfterAccept = true;
      return;
    case 'truncate':
      trouble.truncate = true;
      return;
    case 'slow_body':
      trouble.slowBodyMs = number(SLOW_BODY_MS);
      return;
    case 'bad_signature':
    case 'old_timestamp':
    case 'wrong_receive_id':
      trouble.tamper = rule.action;
  }
}
