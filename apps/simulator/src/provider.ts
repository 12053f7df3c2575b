import type { IncomingHttpHeaders } from 'node:http';
import type { World } from './world/world';

/** A request of the product, as it came. `path` is without the provider's prefix: `/cgi-bin/token`. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The caller's address. */
  from: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: Buffer | string;
  /** One line for the record: what was decided, or the provider's code. */
  verdict?: string;
  /** The account it was for, once known. */
  account?: string;
}

/** Something a user of the provider does; what else it holds depends on `act`. Checked by the provider. */
export interface Act {
  act: string;
  /** The provider's id of the account; its first one when not given. */
  account?: string;
  /** The provider's id of the user; its first one when not given. */
  user?: string;
  [detail: string]: unknown;
}

/** A button under a message, in its `body.choices`: what a tap on it does is an act of the user's. */
export interface Choice {
  label: string;
  act: { act: string } & Details;
}

/** What a user sees on the screen, oldest first. `body` is shaped by `kind`. */
export interface SeenMessage {
  id: string;
  account: string;
  user: string;
  /** `system`: a line of the provider itself. */
  from: 'user' | 'account' | 'system';
  at: number;
  kind: string;
  body: Record<string, unknown>;
}

/** How a page shows an account, its people, and what may still be sent to them. Times in ms of the virtual clock. */
export interface AccountView {
  id: string;
  name: string;
  /** Whether the product's address has answered as the provider wants. */
  connected: boolean;
  hookUrl: string | null;
  settings: Record<string, unknown>;
  people: PersonView[];
}

export interface PersonView {
  id: string;
  name: string;
  following: boolean;
  /** Null: nothing may be sent. `left` null: without a limit. */
  window: { left: number | null; of: number | null; endsAt: number } | null;
  typingUntil: number | null;
}

/** A wish of the control API that cannot be granted; answered with 400 and the sentence. */
export class WrongControl extends Error {}

export type Details = Record<string, unknown>;

/**
 * One fake provider: a folder in `providers/`, registered in `providers.ts`. All of it is in memory and
 * deterministic: time from `world.clock`, chance from `world.random`, webhooks by `world.pushes.send`, and
 * `world.changed()` whenever something that people see has changed.
 */
export interface Provider {
  /** First part of every path, and its name in the control API. */
  readonly name: string;
  /** Strict as the real one, with its own error codes. */
  handle(call: Call): Reply | Promise<Reply>;
  /** The provider's own form of an error: what a fault `{action: 'error', code}` answers. */
  errorReply(code: string): Reply;
  /** A user acts: builds, signs and delivers the webhook. @throws WrongControl */
  act(act: Act): Promise<Details>;
  /** Everything as at the start; accounts keep how they are configured unless the provider says otherwise. */
  reset(): void;
  accounts(): AccountView[];
  /** Adds or changes an account: keys, modes, limits, hook address. Answers all of it, secrets too. @throws WrongControl */
  configure(settings: Details): Promise<Details>;
  messages(filter: { account?: string; user?: string }): SeenMessage[];
  /** @throws WrongControl */
  expireTokens(how: Details): Details;
  /** Sets what is left of windows and limits, answers what is left now. @throws WrongControl */
  quota(wish: Details): Details;
  /** A file somebody sent, for the page. */
  file?(id: string): { contentType: string; bytes: Buffer } | undefined;
  /** For providers with sockets of their own (mail). */
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

export type ProviderFactory = (world: World) => Provider;
