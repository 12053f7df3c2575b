import type { RawEvent } from '../adapter';
import type { ChannelEvent, Part, Sender } from '../channel-event';
import type { Settings } from '../settings';
import { readReport } from './bounces';
import { eventKey } from './event-key';
import { unfetched } from './fetched';
import { automaticReason, isOwn } from './loops';
import { addressesIn, MailHeaders, messageIdsIn } from './mail-headers';
import { type MimePart, partsOf } from './mime-shape';
import { asksForNoMore } from './no-more';
import { type Letter, parseLetter } from './parse';
import { type MailSettings, mailSettings } from './settings';
import { lookedUp, recipientsOf, tokenAmong, tokenOfMessageId } from './threading';

// A sender's clock may be wrong; it never makes a mail newer than its arrival.
const CLOCK_MS = 10 * 60_000;
const OLDEST_MS = 30 * 24 * 3_600_000;

/** What a mail says: a report about ours, a message, or nothing for us. Never throws, whatever the bytes. */
export async function readMail(event: RawEvent, settings: Settings): Promise<ChannelEvent[]> {
  const own = mailSettings(settings);
  const { mail, omittedBytes } = unfetched(event.raw);
  const headers = new MailHeaders(mail);
  const parts = partsOrNull(mail);
  const report = parts && readReport({ raw: mail, headers, parts, at: event.at }, own);
  if (report) return report;
  if (isEcho(headers, own)) return [{ kind: 'ignored', why: 'a mail that we sent' }];
  const letter = omittedBytes === null && parts ? await letterOrNull(mail, headers) : null;
  const from = letter?.from ?? headerSender(headers);
  if (!from) return [{ kind: 'ignored', why: 'a mail without a sender' }];
  return [message({ event, headers, own, from, part: partOf(letter, omittedBytes) })];
}

interface Read {
  event: RawEvent;
  headers: MailHeaders;
  own: MailSettings;
  from: { address: string; name: string };
  part: Part;
}

function message({ event, headers, own, from, part }: Read): ChannelEvent {
  const sender: Sender = {
    externalId: from.address,
    email: from.address,
    ...(from.name ? { name: from.name } : {}),
  };
  const messageId = messageIdsIn(headers.first('message-id'))[0] ?? eventKey(unfetched(event.raw).mail);
  const references = lookedUp(headers);
  const token = tokenAmong(recipientsOf(headers));
  const dmarc = dmarcOf(headers, own.trustedServer);
  const automatic = automaticReason(headers, from.address, own) !== null;
  const optsOut = token !== undefined && part.kind === 'email' && asksForNoMore(part);
  return {
    kind: 'message',
    sender,
    externalId: messageId,
    sentAt: sentAt(headers, event.at),
    parts: [part],
    ...(references[0] ? { replyTo: references[0] } : {}),
    ...(automatic ? { automatic } : optsOut ? { optsOut } : { opens: 'message' as const }),
    thread: { ...(token ? { token } : {}), references, messageId, ...(dmarc ? { dmarc } : {}) },
  };
}

function partOf(letter: Letter | null, omittedBytes: number | null): Part {
  if (letter) {
    const { subject, text, html, quoted, attachments } = letter;
    return { kind: 'email', subject, text, html, quoted, attachments };
  }
  return {
    kind: 'unsupported',
    providerKind: omittedBytes === null ? 'email.unreadable' : 'email.too-large',
  };
}

function partsOrNull(mail: Buffer): MimePart[] | null {
  try {
    return partsOf(mail);
  } catch {
    return null;
  }
}

async function letterOrNull(mail: Buffer, headers: MailHeaders): Promise<Letter | null> {
  try {
    return await parseLetter(mail, headers);
  } catch {
    return null;
  }
}

function headerSender(headers: MailHeaders): Read['from'] | null {
  const address = addressesIn(headers.first('from'))[0] ?? addressesIn(headers.first('return-path'))[0];
  return address ? { address, name: '' } : null;
}

/** A copy of our own mail in our own mailbox (an alias, a rule that copies): nothing new is said. */
function isEcho(headers: MailHeaders, own: MailSettings): boolean {
  const [from] = addressesIn(headers.first('from'));
  const [id] = messageIdsIn(headers.first('message-id'));
  return from !== undefined && id !== undefined && isOwn(own)(from) && tokenOfMessageId(id) !== null;
}

/** The sender's date where it can be true; else the time of arrival. */
function sentAt(headers: MailHeaders, arrived: Date | null): Date | null {
  const written = new Date(headers.first('date'));
  if (Number.isNaN(written.getTime())) return arrived;
  if (arrived === null) return written;
  const age = arrived.getTime() - written.getTime();
  return age < -CLOCK_MS || age > OLDEST_MS ? arrived : written;
}

/** What the mailbox's own server found; results that others wrote into the mail are not looked at. */
function dmarcOf(headers: MailHeaders, trusted: string): 'pass' | 'fail' | 'none' | null {
  if (trusted === '') return null;
  const ours = headers
    .all('authentication-results')
    .find((value) => value.split(';')[0]!.trim().split(/\s/)[0]!.toLowerCase() === trusted);
  if (ours === undefined) return null;
  const found = /\bdmarc\s*=\s*(pass|fail)\b/i.exec(ours)?.[1]?.toLowerCase();
  return found === 'pass' || found === 'fail' ? found : 'none';
}
