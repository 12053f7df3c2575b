import type { ChannelAdapter, FailureClass, RawEvent, Values, Verdict } from '../adapters/adapter';
import type { Piece } from '../adapters/piece';
import { type Settings, textOf } from '../adapters/settings';

/** One request to our webhook, as the gateway hands it to `verifyInbound`. */
export interface InboundRequest {
  body: Buffer;
  headers: Values;
  query: Values;
}

/** What the provider answers; an object goes as JSON. Status 200 when not given. */
export interface ProviderReply {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer | object;
}

/** How a provider calls us. */
export interface InboundFixtures {
  /** The provider asking whether the address is ours, and what it must hear. */
  handshake?: { request: InboundRequest; answer: string };
  /** A genuine body, before it is encrypted or signed. */
  body: string;
  /** Signs a body as the provider does, with the first key of `settings`. A second call is a redelivery. */
  push(body: string, by: { at: Date; settings: Settings }): InboundRequest;
  /** The same account with every key another one: what a stranger would sign with. */
  strangers: Settings;
  /** After the keys were changed: those of `settings` are the former ones. */
  rotated?: Settings;
  /** Seconds a signed time may be off; not given where the provider signs none. */
  toleranceSeconds?: number;
  /** Rightly signed, and yet not to be taken. */
  malformed?: Record<string, InboundRequest>;
  /** False where the signature does not cover the body (WeChat's plain mode). */
  bodySigned?: boolean;
}

/** What `read` is to make of an event: as in toMatchObject, one entry for each event read; undefined: must be absent. */
export interface ReadFixture {
  name: string;
  event: RawEvent;
  expected: object[];
}

/** How one piece is sent. */
export interface SendFixtures {
  piece: Piece;
  /** Part of the address that only the call has that sends. */
  call: string | RegExp;
  accepted: ProviderReply;
  /** Every code of the channel's table, by name. */
  failures: { name: string; reply: ProviderReply; class: FailureClass }[];
  /** A refusal that repeats what it was sent, as some providers do. */
  repeating?: (text: string) => ProviderReply;
  /** Answers to all other calls (tokens, uploads). */
  others?: (url: string) => ProviderReply;
}

/** All that the contract suite needs to know of a channel. */
export interface ChannelFixtures {
  settings: Settings;
  now: Date;
  /** Not given for a channel that nobody calls (mailboxes). */
  inbound?: InboundFixtures;
  reads: ReadFixture[];
  /** Kinds nobody knows: shown as unsupported under the provider's own name. */
  unknown: { event: RawEvent; providerKind: string }[];
  send?: SendFixtures;
}

/** What a request is at a moment. */
export function verdictOn(
  adapter: ChannelAdapter,
  { body, headers, query }: InboundRequest,
  by: { settings: Settings; now: Date },
): Verdict {
  return adapter.verifyInbound(body, headers, query, by.settings, by.now);
}

/** Every secret of the form that is set. */
export function secretsOf(adapter: ChannelAdapter, settings: Settings): string[] {
  return adapter.fields
    .filter((field) => field.kind === 'secret')
    .map((field) => textOf(settings, field.name))
    .filter((secret) => secret !== '');
}
