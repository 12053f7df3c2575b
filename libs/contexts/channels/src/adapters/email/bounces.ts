import type { FailureClass } from '../adapter';
import type { ChannelEvent } from '../channel-event';
import { addressesIn, MailHeaders, messageIdsIn } from './mail-headers';
import { headerLines, type MimePart, guessedText } from './mime-shape';
import { isOwn, isNullSender, type OwnAddresses } from './loops';
import { recipientsOf, tokenOfMessageId } from './threading';

type Receipt = Extract<ChannelEvent, { kind: 'receipt' }>;

/** A mail in its parts, for those who look for reports in it. */
export interface TakenApart {
  raw: Buffer;
  headers: MailHeaders;
  parts: readonly MimePart[];
  at: Date | null;
}

/**
 * What a mail server says about mails of ours: not delivered, late, delivered (RFC 3464), opened (RFC 8098), or a
 * complaint (RFC 5965). Null when the mail is no such report. A report never becomes a customer's message, even when
 * nothing in it is understood.
 */
export function readReport(mail: TakenApart, own: OwnAddresses): ChannelEvent[] | null {
  const [root] = mail.parts;
  const kind = root?.type === 'multipart/report' ? (root.params['report-type'] ?? '').toLowerCase() : '';
  if (kind === 'delivery-status' || hasPart(mail, /^message\/(global-)?delivery-status$/))
    return deliveries(mail);
  if (kind === 'disposition-notification') return opened(mail);
  if (kind === 'feedback-report') return complaint(mail);
  if (!isFromMailer(mail.headers)) return null;
  return bounceWithoutForm(mail, own);
}

function deliveries(mail: TakenApart): ChannelEvent[] {
  const status = contentOf(mail, /^message\/(global-)?delivery-status$/);
  const blocks = status.split(/\r?\n[ \t]*\r?\n/).map((block) => new Map(headerLines(block)));
  const envelopeId = blocks.map((block) => block.get('original-envelope-id')).find((id) => id !== undefined);
  const about = reported(mail, envelopeId);
  const events = blocks
    .filter((block) => block.has('action') || block.has('status'))
    .flatMap((block) => deliveryEvent(block, { about, at: mail.at }));
  return events.length > 0 ? events : [{ kind: 'ignored', why: 'a delivery report without a recipient' }];
}

interface About {
  providerId: string | null;
  pieceId?: string;
}

function deliveryEvent(
  block: ReadonlyMap<string, string>,
  { about, at }: { about: About; at: Date | null },
): ChannelEvent[] {
  const action = (block.get('action') ?? '').trim().toLowerCase();
  const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(block.get('status') ?? '')?.[1] ?? '';
  const recipient = addressesIn(block.get('final-recipient') ?? block.get('original-recipient') ?? '')[0];
  if (about.providerId === null && about.pieceId === undefined) {
    return [{ kind: 'ignored', why: `a delivery report (${action} ${code}) that names no mail of ours` }];
  }
  const known = { ...about, ...(recipient ? { externalId: recipient } : {}), at };
  const detail = (block.get('diagnostic-code') ?? action).replace(/\s+/g, ' ').slice(0, 500);
  if (action === 'delivered') return [{ kind: 'receipt', ...known, state: 'delivered' }];
  if (action === 'relayed' || action === 'expanded') return [{ kind: 'receipt', ...known, state: 'sent' }];
  // A server that has given up says `failed`, also with a 4.x.x of its last try (4.4.7: kept too long); nothing more
  // will come of it. `delayed`, and a 4.x.x without an action, change nothing yet: noted beside the state it has.
  if (action === 'failed' || (action === '' && code.startsWith('5'))) {
    return [{ kind: 'receipt', ...known, state: 'failed', failure: { class: classOf(code), code, detail } }];
  }
  return [{ kind: 'receipt', ...known, state: 'sent', failure: { class: 'retry-later', code, detail } }];
}

/** The class of an enhanced status code (RFC 3463) that ends a delivery. */
export function classOf(code: string): FailureClass {
  if (code === '5.1.1' || code === '5.1.10') return 'recipient-unreachable';
  if (/^5\.(2\.3|3\.4|6\.\d+)$/.test(code)) return 'bad-content';
  return code.startsWith('4') ? 'retry-later' : 'not-permitted';
}

function opened(mail: TakenApart): ChannelEvent[] {
  const block = new Map(headerLines(contentOf(mail, /^message\/(global-)?disposition-notification$/)));
  const [id] = messageIdsIn(block.get('original-message-id') ?? '');
  const shown = /;\s*(displayed|dispatched|processed)\b/i.exec(block.get('disposition') ?? '')?.[1];
  if (!id || shown?.toLowerCase() !== 'displayed')
    return [{ kind: 'ignored', why: 'a receipt that tells nothing' }];
  return [{ kind: 'receipt', providerId: id, state: 'read', at: mail.at }];
}

/** Somebody called our mail unwanted: nothing more is sent there. Only with the id of a mail of ours in it. */
function complaint(mail: TakenApart): ChannelEvent[] {
  const block = new Map(headerLines(contentOf(mail, /^message\/feedback-report$/)));
  const { providerId } = reported(mail);
  const [address] = addressesIn(block.get('original-rcpt-to') ?? block.get('removal-recipient') ?? '');
  if (!address || providerId === null || tokenOfMessageId(providerId) === null) {
    return [{ kind: 'ignored', why: 'a complaint that names no mail of ours' }];
  }
  const sender = { externalId: address, email: address };
  return [{ kind: 'contact', sender, act: 'opted-out', at: mail.at, value: 'complaint' }];
}

/** Bounces of servers that know no standard form (qmail, many Chinese providers): our Message-ID in the text tells. */
function bounceWithoutForm(mail: TakenApart, own: OwnAddresses): ChannelEvent[] {
  const about = reported(mail);
  const text = mail.parts
    .filter((part) => part.type.startsWith('text/'))
    .map((part) => decoded(mail.raw, part))
    .join('\n');
  const code = /(?:^|[\s(#[:])([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? '';
  const providerId =
    about.providerId ?? messageIdsIn(text).find((id) => tokenOfMessageId(id) !== null) ?? null;
  if ((providerId === null && about.pieceId === undefined) || code.startsWith('4')) {
    return [{ kind: 'ignored', why: 'a note of a mail server' }];
  }
  const recipient = addressesIn(text).find((address) => !isOwn(own)(address));
  const receipt: Receipt = {
    kind: 'receipt',
    ...about,
    providerId,
    ...(recipient ? { externalId: recipient } : {}),
    state: 'failed',
    failure: { class: code ? classOf(code) : 'not-permitted', code, detail: text.trim().slice(0, 500) },
    at: mail.at,
  };
  return [receipt];
}

/** The mail a report is about: by the Message-ID in its third part, the envelope id we gave, or the bounce address. */
function reported(mail: TakenApart, envelopeId?: string): About {
  const original = contentOf(
    mail,
    /^(message\/(global|rfc822|rfc822-headers|global-headers)|text\/rfc822-headers)$/,
  );
  const [id] = messageIdsIn(new MailHeaders(Buffer.from(original, 'utf8')).first('message-id'));
  const pieceId = recipientsOf(mail.headers)
    .map((address) => /\+([0-9a-f]{32})@/.exec(address)?.[1])
    .find((found) => found !== undefined);
  const given = messageIdsIn(envelopeId ?? '')[0];
  return { providerId: id ?? given ?? null, ...(pieceId ? { pieceId } : {}) };
}

function isFromMailer(headers: MailHeaders): boolean {
  const [from = ''] = addressesIn(headers.first('from'));
  if (/^(mailer-daemon|postmaster)@/.test(from)) return true;
  const said =
    headers.has('x-failed-recipients') ||
    /undeliver|delivery (status|failure)|returned mail|退信/i.test(headers.first('subject'));
  return isNullSender(headers) && said;
}

function hasPart(mail: TakenApart, type: RegExp): boolean {
  return mail.parts.some((part) => type.test(part.type) && part.depth <= 2);
}

function contentOf(mail: TakenApart, type: RegExp): string {
  const part = mail.parts.find((one) => type.test(one.type));
  return part ? decoded(mail.raw, part) : '';
}

function decoded(raw: Buffer, part: MimePart): string {
  const body = raw.subarray(part.bodyStart, part.end);
  if (part.encoding === 'base64') return guessedText(Buffer.from(body.toString('latin1'), 'base64'));
  if (part.encoding !== 'quoted-printable') return guessedText(body);
  const plain = body.toString('latin1').replace(/[ \t]*=\r?\n/g, '');
  return guessedText(
    Buffer.from(
      plain.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ),
  );
}
