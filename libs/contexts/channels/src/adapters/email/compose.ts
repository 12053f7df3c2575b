import MailComposer from 'nodemailer/lib/mail-composer';
import type { AdapterContext } from '../adapter';
import { menuAsText } from '../menu-text';
import type { Piece } from '../piece';
import { htmlOfText } from './html';
import type { MailSettings } from './settings';

const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,255}$/;
const MESSAGE_ID = /^<[^\s<>]{1,990}>$/;

/** What must not go out: said to the agent, never sent in a changed form. */
export class WrongMail extends Error {
  override readonly name = 'WrongMail';
}

/** A mail as it is handed to the server. */
export interface OutgoingMail {
  bytes: Buffer;
  messageId: string;
  to: string;
  /** '' is the null sender of automatic mail: nobody answers it. */
  envelopeFrom: string;
}

/**
 * Builds the mail of a piece. Every value that becomes a header is looked at first: a line break in one would begin a
 * header of the writer's own. @throws WrongMail
 */
export async function composeMail(
  piece: Piece,
  own: MailSettings,
  context: Pick<AdapterContext, 'file' | 'now'>,
): Promise<OutgoingMail> {
  const thread = threadOf(piece, own);
  const body = withOptOut(await bodyOf(piece, context), piece.optOut);
  const automatic = thread.automatic;
  const composer = new MailComposer({
    from: {
      address: checked(own.address, 'address'),
      name: plain(piece.agentName ? `${piece.agentName} (${own.name || own.domain})` : own.name),
    },
    to: { address: checked(thread.to.address, 'recipient'), name: plain(thread.to.name ?? '') },
    ...(thread.replyToAddress ? { replyTo: checked(thread.replyToAddress, 'reply address') } : {}),
    subject: plain(thread.subject),
    messageId: checkedId(thread.messageId),
    ...(thread.inReplyTo ? { inReplyTo: checkedId(thread.inReplyTo) } : {}),
    ...(thread.references.length > 0 ? { references: thread.references.map(checkedId) } : {}),
    date: context.now(),
    newline: 'windows',
    headers: {
      ...(automatic
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'X-Loop': own.address }
        : {}),
      ...noMoreHeaders(piece, thread),
    },
    // Nothing in a piece names a file or an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...body,
  });
  return {
    bytes: await composer.compile().build(),
    messageId: thread.messageId,
    to: thread.to.address,
    envelopeFrom: automatic && own.nullSender ? '' : bounceAddress(own, piece.id),
  };
}

/** Where bounces go. With a bounce address of its own the piece is named in it, so that any bounce finds its mail. */
export function bounceAddress(own: MailSettings, pieceId: string): string {
  if (own.bounceAddress === '') return own.address;
  const address = checked(own.bounceAddress, 'bounce address');
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${pieceId}${address.slice(at)}`;
}

/** One click in the reader's mail program: a request that nothing else is needed for (RFC 8058), or an answer (RFC 2369). */
function noMoreHeaders({ optOut, followUp }: Piece, { replyToAddress }: Thread): Record<string, string> {
  if (optOut)
    return {
      'List-Unsubscribe': `<${checkedUrl(optOut.url)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
  return followUp && replyToAddress ? { 'List-Unsubscribe': noMoreBy(replyToAddress) } : {};
}

function noMoreBy(replyTo: string): string {
  return `<mailto:${checked(replyTo, 'reply address')}?subject=unsubscribe>`;
}

type Thread = NonNullable<Piece['thread']>;

/** A piece without a thread is the first mail of a conversation. */
function threadOf(piece: Piece, own: MailSettings): Thread {
  if (piece.thread) return piece.thread;
  return {
    subject: own.subject || own.name || own.address,
    messageId: `<${piece.id}@${own.domain}>`,
    references: [],
    automatic: false,
    to: { address: piece.to },
  };
}

interface Body {
  text: string;
  html: string;
  attachments?: { filename: string; contentType: string; content: Buffer }[];
}

async function bodyOf(piece: Piece, context: Pick<AdapterContext, 'file'>): Promise<Body> {
  const { body } = piece;
  switch (body.kind) {
    case 'text':
      return written(body.text);
    case 'email': {
      const quoted = body.quoted === undefined ? '' : `\n\n${asQuoted(body.quoted)}`;
      const shown = body.html ?? htmlOfText(body.text);
      const below =
        body.quoted === undefined ? '' : `<blockquote type="cite">${htmlOfText(body.quoted)}</blockquote>`;
      const files = await Promise.all(body.attachmentIds.map((id) => attached(id, context)));
      return { text: body.text + quoted, html: shown + below, attachments: files };
    }
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return { ...written(body.caption ?? ''), attachments: [await attached(body.attachmentId, context)] };
    case 'link':
      return written([body.title, body.description, body.url].filter(Boolean).join('\n'));
    case 'location': {
      const map = `https://www.openstreetmap.org/?mlat=${body.latitude}&mlon=${body.longitude}`;
      return written([body.name, body.address, map].filter(Boolean).join('\n'));
    }
    case 'menu':
      return written(menuAsText(body));
    case 'template':
      throw new WrongMail('Mail has no templates');
  }
}

/** The line by which who reads it gets no more, apart from what was written. */
function withOptOut(body: Body, optOut: Piece['optOut']): Body {
  if (!optOut) return body;
  const line = `${optOut.line}\n${checkedUrl(optOut.url)}`;
  return { ...body, text: `${body.text}\n\n-- \n${line}`, html: `${body.html}<hr>${htmlOfText(line)}` };
}

function written(text: string): Body {
  return { text, html: htmlOfText(text) };
}

function asQuoted(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

async function attached(id: string, context: Pick<AdapterContext, 'file'>) {
  const { name, contentType, bytes } = await context.file(id);
  return { filename: plain(name), contentType: plain(contentType), content: bytes };
}

function checked(address: string, what: string): string {
  if (!ADDRESS.test(address)) throw new WrongMail(`The ${what} is not a mail address`);
  return address;
}

function checkedId(id: string): string {
  if (!MESSAGE_ID.test(id)) throw new WrongMail('A Message-ID is not of the form <…@…>');
  return id;
}

function checkedUrl(url: string): string {
  if (!/^https?:\/\/[^\s<>,]{1,900}$/.test(url)) throw new WrongMail('The link to unsubscribe is no address');
  return url;
}

function plain(value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u0008\u000a-\u001f\u007f\u2028\u2029]/.test(value)) {
    throw new WrongMail('A subject, name or file name with a line break is refused');
  }
  return value;
}
