import { isUtf8 } from 'node:buffer';
import { type AddressObject, type Attachment, simpleParser } from 'mailparser';
import type { MediaRef } from '../channel-event';
import { textOfHtml } from './html';
import { type MailHeaders, messageIdsIn } from './mail-headers';
import { guessedText, MOST_PARTS, type MimePart, partsOf } from './mime-shape';
import { foldQuotedHtml } from './quoted-html';
import { foldQuoted } from './quoted-text';

const MOST_TEXT = 1024 * 1024;
const MOST_SUBJECT = 998;

/** A mail as it is shown. */
export interface Letter {
  from: { address: string; name: string } | null;
  subject: string;
  text: string;
  html: string | null;
  quoted: string | null;
  attachments: MediaRef[];
}

/** Takes a mail apart. @throws MailTooComplex, or what the parser says of bytes it cannot read */
export async function parseLetter(raw: Buffer, headers: MailHeaders): Promise<Letter> {
  const named = withCharsets(raw, partsOf(raw));
  // Types of the parser leave out what it hands on to its splitter and its text converter.
  const options = {
    skipImageLinks: true,
    skipTextToHtml: true,
    keepCidLinks: true,
    maxChildNodes: MOST_PARTS,
  };
  const mail = await simpleParser(named, {
    ...options,
    skipHtmlToText: true,
    keepDeliveryStatus: true,
  } as object);
  const html = typeof mail.html === 'string' && mail.html.length <= MOST_TEXT ? mail.html : null;
  return {
    from: senderOf(mail.from, headers),
    subject: oneLine(mail.subject ?? '').slice(0, MOST_SUBJECT),
    ...bodyOf((mail.text ?? '').slice(0, MOST_TEXT), html),
    attachments: mail.attachments.map(mediaOf),
  };
}

/** Text and HTML say the same; what is folded in one is folded in both. */
function bodyOf(plain: string, html: string | null): Pick<Letter, 'text' | 'html' | 'quoted'> {
  const text = foldQuoted(plain);
  if (html === null) return { ...text, html: null };
  const folded = foldQuotedHtml(html);
  const empty = text.text === '';
  if (empty || (folded.quoted !== null && text.quoted === null)) {
    const own = textOfHtml(folded.html);
    return { text: own, quoted: folded.quoted, html: folded.html || null };
  }
  // No mark in the HTML of what the text shows as quoted: the text alone says what was written now.
  const unmarked = text.quoted !== null && folded.quoted === null && !/<img\b/i.test(folded.html);
  return { ...text, html: unmarked ? null : folded.html || null };
}

function senderOf(from: AddressObject | undefined, headers: MailHeaders): Letter['from'] {
  for (const one of from?.value ?? []) {
    const address = (one.address ?? '').trim().toLowerCase();
    if (/^[^\s@<>]{1,128}@[^\s@<>]{1,255}$/.test(address))
      return { address, name: oneLine(one.name ?? '').slice(0, 200) };
  }
  const [path] = messageIdsIn(headers.first('return-path'));
  return path?.includes('@') ? { address: path.slice(1, -1).toLowerCase(), name: '' } : null;
}

function mediaOf(file: Attachment): MediaRef {
  // No directory, no control character, no break: the name goes into headers and file systems.
  const name = oneLine(file.filename ?? '')
    .replace(/[/\\]/g, '_')
    .slice(0, 200);
  return {
    ref: null,
    bytes: file.content,
    ...(name ? { name } : {}),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)
      ? file.contentType
      : 'application/octet-stream',
    ...(file.cid ? { contentId: file.cid.slice(0, 250) } : {}),
  };
}

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/**
 * Programs in China leave the character set unnamed, in headers and in bodies, and mean GBK: said here, because the
 * parser would read it as UTF-8 and lose it.
 */
function withCharsets(raw: Buffer, parts: readonly MimePart[]): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const part of parts) {
    const head = raw.subarray(part.start, part.bodyStart);
    const unnamed = part.type.startsWith('text/') && !part.params['charset'] && isRaw(part);
    const foreign = unnamed && !isUtf8(raw.subarray(part.bodyStart, part.end));
    if (isUtf8(head) && !foreign) continue;
    pieces.push(raw.subarray(from, part.start));
    const text = guessedText(head);
    pieces.push(Buffer.from(foreign ? withCharset(text, part.type) : text));
    from = part.bodyStart;
  }
  return pieces.length === 0 ? raw : Buffer.concat([...pieces, raw.subarray(from)]);
}

function isRaw(part: MimePart): boolean {
  return part.encoding !== 'base64' && part.encoding !== 'quoted-printable';
}

function withCharset(head: string, type: string): string {
  const others = head.replace(/^content-type:.*\r?\n(?:[ \t].*\r?\n)*/im, '');
  return `Content-Type: ${type}; charset=gb18030\r\n${others}`;
}
