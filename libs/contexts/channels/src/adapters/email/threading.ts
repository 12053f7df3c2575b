import { createHmac, timingSafeEqual } from 'node:crypto';
import { addressesIn, type MailHeaders, messageIdsIn } from './mail-headers';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /^[a-z2-7]{42}$/;
const MAC_BYTES = 10;
const MOST_REFERENCES = 20;
const MOST_REFERENCE_CHARACTERS = 900;
const MOST_LOOKED_UP = 50;
const MOST_LOCAL_PART = 64;

/** What names a conversation in addresses and Message-IDs: base32(conversation id ‖ 80-bit HMAC), 42 small letters. */
export function conversationToken(conversationId: string, key: Buffer): string {
  const id = bytesOfId(conversationId);
  return toBase32(Buffer.concat([id, macOf(id, key)]));
}

/** The conversation a token names; null when it is not ours. Capital letters are taken: servers change them. */
export function conversationOfToken(token: string, key: Buffer): string | null {
  const lower = token.toLowerCase();
  if (!TOKEN.test(lower)) return null;
  const bytes = fromBase32(lower);
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16, 16 + MAC_BYTES), macOf(id, key))) return null;
  const hex = id.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Where replies go: `support+{token}@shop.example`. The plain address when the name before @ has no room for it. */
export function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${token}`;
  return local.length > MOST_LOCAL_PART ? address : `${local}${address.slice(at)}`;
}

/** The Message-ID of a piece of ours. `piece` counts from 0; each mail of one message has its own id. */
export function ourMessageId(mail: {
  messageId: string;
  piece?: number;
  token: string;
  domain: string;
}): string {
  const part = mail.piece ? `-${mail.piece}` : '';
  return `<${mail.messageId.toLowerCase()}${part}.${mail.token}@${mail.domain.toLowerCase()}>`;
}

/** Whether an id is of the form of ours, and the token in it. */
export function tokenOfMessageId(id: string): string | null {
  const found = /^<[0-9a-f-]{36}(?:-\d{1,4})?\.([a-z2-7]{42})@[^<>@\s]+>$/i.exec(id.trim());
  return found ? found[1]!.toLowerCase() : null;
}

/**
 * `In-Reply-To` and `References` of an answer: the answered mail's References, else its In-Reply-To, then its id. The
 * first and the newest stay when there are more than 20 or 900 characters.
 */
export function referencesFor(answered: {
  messageId: string;
  references: readonly string[];
  inReplyTo?: string;
}): { inReplyTo: string; references: string[] } {
  const before =
    answered.references.length > 0 ? answered.references : answered.inReplyTo ? [answered.inReplyTo] : [];
  const all = [...new Set([...before, answered.messageId])];
  const [first, ...rest] = all;
  const kept: string[] = [];
  let room = MOST_REFERENCE_CHARACTERS - (first?.length ?? 0);
  for (const id of rest.reverse()) {
    room -= id.length + 1;
    if (kept.length >= MOST_REFERENCES - 1 || (room < 0 && kept.length > 0)) break;
    kept.unshift(id);
  }
  return { inReplyTo: answered.messageId, references: first === undefined ? [] : [first, ...kept] };
}

const RECIPIENT_HEADERS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'] as const;

/** Every address the mail was for. */
export function recipientsOf(headers: MailHeaders): string[] {
  return [...new Set(RECIPIENT_HEADERS.flatMap((name) => headers.all(name)).flatMap(addressesIn))];
}

/** The token of a plus-address among the recipients, unchecked: only its form is looked at here. */
export function tokenAmong(recipients: readonly string[]): string | undefined {
  for (const address of recipients) {
    const token = address.slice(0, address.lastIndexOf('@')).split('+').at(-1)!;
    if (address.includes('+') && TOKEN.test(token)) return token;
  }
  return undefined;
}

/** Ids of the mails this one answers, in the order they are to be looked up. */
export function lookedUp(headers: MailHeaders): string[] {
  const answered = headers.all('in-reply-to').flatMap(messageIdsIn);
  const references = headers.all('references').flatMap(messageIdsIn).reverse();
  return [...new Set([...answered, ...references])].slice(0, MOST_LOOKED_UP);
}

function macOf(id: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from('mail-thread:'), id]))
    .digest()
    .subarray(0, MAC_BYTES);
}

function bytesOfId(conversationId: string): Buffer {
  const bytes = Buffer.from(conversationId.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('A conversation is named by a uuid');
  return bytes;
}

function toBase32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    value = (value << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
