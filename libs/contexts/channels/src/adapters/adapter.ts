import type {
  Channel,
  ContentKind,
  FailureClass,
  MessageChangeKind,
  WindowAct,
  WindowFallback,
} from '@yingda/contracts/names';
import { type MessageTemplate } from '@yingda/contracts';
import type { ChannelEvent } from './channel-event';
import type { Piece } from './piece';
import type { Placement, Thread, ThreadFacts } from './placing';
import type { SettingField, Settings } from './settings';

/** Every provider code belongs to one of the failure classes (channels.md 0.10). */
export { FAILURE_CLASSES, type FailureClass, type WindowAct } from '@yingda/contracts/names';

/** Header and query values as Node gives them; header names in small letters. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One provider event as it is kept: verified, decrypted, not yet read. */
export interface RawEvent {
  /** Unique within the inbox, the same for every redelivery: the unique index on it decides. */
  key: string;
  /** The provider's time; null when it says none. */
  at: Date | null;
  /** Decrypted bytes, as they are to be read. */
  raw: Buffer;
}

/**
 * What a webhook request is. All causes of a refusal get the same answer; `reason` goes into one log line, without key
 * material.
 */
export type Verdict =
  | { kind: 'refused'; status: 401 | 403; reason: string }
  /** The provider asks whether this address is ours. */
  | { kind: 'handshake'; answer: Answer }
  /** Stored under their keys, then answered. Without events nothing is to be done. */
  | { kind: 'accepted'; events: RawEvent[]; answer: Answer };

export interface Answer {
  status: 200 | 202 | 204;
  contentType: string;
  body: string;
}

/**
 * Pure: looks at one request of the provider. Compares in constant time; never throws, whatever the bytes.
 * `settings.hookUrl` is the address the provider was given.
 */
export type VerifyInbound = (
  rawBody: Buffer,
  headers: Values,
  query: Values,
  settings: Settings,
  now: Date,
) => Verdict;

/** The provider's answer to one piece. `accepted` is all that a channel without receipts ever says. */
export type SendOutcome =
  | { ok: true; state: 'accepted' | 'sent'; providerId: string | null }
  | {
      ok: false;
      class: FailureClass;
      code: string;
      detail: string;
      retryAfterMs?: number;
      /** This call carried no idempotency key, though the channel has one: an unknown outcome stays unknown. */
      once?: boolean;
      /** The provider wants nothing more from this account until somebody has changed its settings. */
      disables?: boolean;
    };

/** How long and how much may be sent after what the customer did. Null: no limit of that kind. */
export interface WindowRule {
  quota: number | null;
  milliseconds: number | null;
}

/** What one form of buttons holds; what does not fit whole is numbered lines. */
export interface MenuRoom {
  /** Most buttons. */
  most: number;
  label: { most: number; unit: Capabilities['text']['unit'] };
  /** The text above and below them. */
  text: { most: number; unit: Capabilities['text']['unit'] };
  /** Labels count in `text`, too. */
  all?: boolean;
  /** For these alone. */
  only?: 'survey';
}

export interface Capabilities {
  /** Longest text of one piece. In the unit `sms`, `most` counts parts (160 or 70 characters), not characters. */
  text: { most: number; unit: 'bytes' | 'code-points' | 'utf16' | 'graphemes' | 'sms' };
  /** Shows which message is answered (`Piece.replyTo`); elsewhere the words are put before the answer. */
  quotes?: boolean;
  /** Longest caption of a file, in the unit of `text`; 0: none, it goes as a text of its own. Not given: as `text`. */
  captionMost?: number;
  /** Kinds of content it carries as they are; the others are turned into text before sending, visibly. */
  carries: readonly ContentKind[];
  /** Forms of buttons, any of which will do; none: answers by choice are numbered lines, answered by the number. */
  menus?: readonly MenuRoom[];
  /** Bytes of one file, by kind; a larger one becomes a link. */
  fileBytes: Partial<Record<ContentKind, number>>;
  /** Formats that go as their kind, and how long a voice message lasts at most; others go as a file, or become a link. */
  fileTakes?: {
    types: Partial<Record<'image' | 'voice' | 'video', readonly string[]>>;
    voiceMs: number;
  };
  /**
   * What opens the window, by the name of the customer's act; empty: always open. Each act sets remaining count and end
   * anew, they never add up.
   */
  windows: Partial<Record<WindowAct, WindowRule>>;
  /** What can be done after the window has closed. */
  fallbacks: readonly WindowFallback[];
  /** How long after the customer's last act a person may still write with the human-agent tag, in milliseconds. */
  humanAgentMs?: number;
  /** Furthest state the provider reports. */
  receipts: 'none' | 'failures' | 'delivered' | 'read';
  typingOut: boolean;
  /** How long one call of `typing` shows it, in milliseconds; 5 seconds when not given. */
  typingMs?: number;
  /** Only so long after the customer did something, in milliseconds. */
  typingWithinMs?: number;
  /** What can be done to a message that the customer has; not given: nothing. Needs `change`. */
  changes?: readonly MessageChangeKind[];
  /** Sent again with the same id it is not sent twice. */
  idempotent: boolean;
}

/** What an adapter is given when it speaks with its provider. */
export interface AdapterContext {
  inboxId: string;
  settings: Settings;
  now(): Date;
  /** To this channel's provider: time limit, address guard, size limit, secrets left out of every log line. */
  fetch(url: string, init?: ProviderRequest): Promise<ProviderAnswer>;
  /** One token of this account for all nodes: fetched by one, used by all. */
  token(fetchNew: () => Promise<{ token: string; expiresInSeconds: number }>): Promise<string>;
  /** The provider refused this token: the next `token()` gives another one, fetched once for all. */
  tokenRefused(token: string): Promise<void>;
  /** Provider's id of the customer's last message, when it is known: some show typing or "read" only on one. */
  lastInboundId?: string;
  /** A stored file's bytes. */
  file(attachmentId: string): Promise<{ name: string; contentType: string; bytes: Buffer }>;
}

export interface ProviderRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Buffer | FormData;
  /** Milliseconds until it counts as unknown; 10,000 when not given. */
  timeoutMs?: number;
}

/** @throws ProviderUnreachable (domain/provider-error) when no answer came; `sent` says whether the request had left */
export interface ProviderAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export type TemplatesOutcome =
  { ok: true; templates: MessageTemplate[] } | Extract<SendOutcome, { ok: false }>;

/** What is to become of something sent. */
export interface SentChange {
  /** Ours, of this step: the same for every try. */
  id: string;
  /** Of the piece that was sent: ours (as `Piece.id`), and the provider's. */
  pieceId: string;
  providerId: string;
  to: string;
  /** Null: it is taken back. */
  text: string | null;
  /** As the piece's (`Piece.order`). */
  order: { conversationId: string; place: number; pieceNo: number };
}

/** A line of the live check in the settings: one credential or right. */
export interface HealthCheck {
  name: string;
  ok: boolean;
  /** What to do about it when it is not. */
  advice?: { zh: string; en: string };
}

/** Fetched in pages where the provider does not push what it has: WeCom, mailboxes, polling. */
export interface Pulled {
  events: RawEvent[];
  /** Kept in the transaction that stores the events. */
  cursor: string;
  more: boolean;
}

/** All that makes a channel. One folder with an `index.ts` that exports it, and one line in `adapters/index.ts`. */
export interface ChannelAdapter {
  channel: Channel;
  /** The guided form, in order. */
  fields: readonly SettingField[];
  capabilities(settings: Settings): Capabilities;
  verifyInbound: VerifyInbound;
  /**
   * Pure: what a stored event says; several parts of one message are one `message`. Unknown kinds are `unsupported`.
   * A promise where the format is parsed as a stream (mail): always await it.
   */
  read(event: RawEvent, settings: Settings): ChannelEvent[] | Promise<ChannelEvent[]>;
  /**
   * Which conversation a message with a `thread` enters. Without this none that it names: a thread alone is no proof
   * that its sender takes part.
   */
  place?(thread: Thread, settings: Settings, facts: ThreadFacts): Promise<Placement>;
  /**
   * Tries after a failure that may pass, when the channel has a schedule of its own: milliseconds before each further
   * try, then it has failed. What follows in the conversation waits for at most `holdsOrderMs`, then it overtakes.
   */
  retries?: { delaysMs: readonly number[]; holdsOrderMs: number };
  /** One call for one piece. Tokens come from the context; a refused one is given back and the class says so. */
  send(piece: Piece, context: AdapterContext): Promise<SendOutcome>;
  /**
   * Corrects or takes back what was sent, where the channel can (`Capabilities.changes`). What is that way already
   * counts as done, so it may be asked for twice. Costs nothing of the quota.
   */
  change?(change: SentChange, context: AdapterContext): Promise<SendOutcome>;
  /** Texts that may go outside the window, those only that `send` can fill in. Needed where templates are carried. */
  templates?(context: AdapterContext): Promise<TemplatesOutcome>;
  /** Fetches what a customer sent; `ref` as in the media of `read`. */
  fetchMedia?(
    ref: string,
    context: AdapterContext,
  ): Promise<{ name: string; contentType: string; bytes: Buffer }>;
  pull?(cursor: string | null, context: AdapterContext, hint?: string): Promise<Pulled>;
  /** Whether this account is pulled, where that is a choice; every one when not given. */
  pulls?(settings: Settings): boolean;
  /** Milliseconds between pulls that nothing asked for. */
  pullEveryMs?: number;
  /**
   * Holds a connection on which the provider says that there is something to pull (IMAP IDLE). One per account over all
   * nodes: the caller holds a lease and aborts `signal` when it loses it, or when settings change. Connects again by
   * itself; ends only when aborted, never throws. `onNews` may be called more often than there is news.
   */
  watch?(context: AdapterContext, onNews: () => void, signal: AbortSignal): Promise<void>;
  /** Display name and further ids of a customer, where the provider tells them. */
  profile?(externalId: string, context: AdapterContext): Promise<{ name?: string; unionId?: string }>;
  typing?(externalId: string, on: boolean, context: AdapterContext): Promise<void>;
  /** Ends the provider's session with a customer; the code it may give lets one message out at once. Null: none. */
  endSession?(
    externalId: string,
    context: AdapterContext,
  ): Promise<{ value: string; validUntil: Date } | null>;
  /** Tells the provider that an act of the customer was seen (the pressed button stops spinning); may fail unnoticed. */
  acknowledge?(event: RawEvent, context: AdapterContext): Promise<void>;
  check(context: AdapterContext): Promise<HealthCheck[]>;
}
