import type { AdapterContext, SendOutcome } from '../adapter';
import { stringOf } from '../json';
import { linkAsText, locationAsText, menuAsText } from '../menu-text';
import { failed, sendingOnce, unreadable, type Failed } from '../outcomes';
import type { Piece, PieceBody } from '../piece';
import { numberOf, textOf } from '../settings';
import type { MetaProduct } from './failures';
import { ask } from './graph';

type File = Extract<PieceBody, { kind: 'image' | 'voice' | 'video' | 'file' }>;
type Menu = Extract<PieceBody, { kind: 'menu' }>;
type Link = Extract<PieceBody, { kind: 'link' }>;

/** What differs between Messenger and Instagram. */
export interface Messaging {
  product: MetaProduct;
  /** Setting with the id that stands in the path. */
  account: string;
  /** Files are sent along with the message; Instagram fetches them by their address instead. */
  uploads: boolean;
  /** Whether there is an attachment for any file. */
  files: boolean;
  /** Longest text with quick replies, in the product's unit. */
  fits(text: string, context: AdapterContext): boolean;
}

interface Built {
  message: Record<string, unknown>;
  file?: { name: string; contentType: string; bytes: Buffer };
}

/** One call; with an answer to a customer's message where that is named, and with the tag where a person needs it. */
export async function sendMessaging(
  piece: Piece,
  context: AdapterContext,
  kind: Messaging,
): Promise<SendOutcome> {
  const built = await messageFor(piece.body, context, kind);
  if ('ok' in built) return built;
  const fields = {
    recipient: { id: piece.to },
    ...(piece.tag === 'human-agent'
      ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
      : { messaging_type: 'RESPONSE' }),
    message: built.message,
    ...(piece.replyTo ? { reply_to: { mid: piece.replyTo } } : {}),
  };
  return sendingOnce(async () => {
    const asked = await ask(
      { context, product: kind.product },
      `${textOf(context.settings, kind.account)}/messages`,
      built.file ? formOf(fields, built.file) : fields,
    );
    if (!asked.ok) return asked.failure;
    const id = stringOf(asked.body.message_id);
    return id ? { ok: true, state: 'accepted', providerId: id } : unreadable;
  });
}

function formOf(fields: Record<string, unknown>, file: NonNullable<Built['file']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  form.set('filedata', new Blob([new Uint8Array(file.bytes)], { type: file.contentType }), file.name);
  return form;
}

async function messageFor(
  body: PieceBody,
  context: AdapterContext,
  kind: Messaging,
): Promise<Built | Failed> {
  switch (body.kind) {
    case 'text':
      return { message: { text: body.text } };
    case 'link':
      return { message: cardFor(body) };
    case 'location':
      return { message: { text: locationAsText(body) } };
    case 'menu':
      return { message: menuFor(body, context, kind) };
    case 'template':
    case 'email':
      return failed('bad-content', { code: 'no-such-kind', detail: `This channel has no ${body.kind}s.` });
    default:
      return fileFor(body, context, kind);
  }
}

const TYPES = { image: 'image', voice: 'audio', video: 'video', file: 'file' } as const;

async function fileFor(body: File, context: AdapterContext, kind: Messaging): Promise<Built | Failed> {
  if (body.kind === 'file' && !kind.files)
    return { message: { text: [body.caption ?? '', body.url].join('\n').trim() } };
  const attachment = (payload: Record<string, unknown>) => ({
    attachment: { type: TYPES[body.kind], payload },
  });
  if (!kind.uploads) return { message: attachment({ url: body.url }) };
  return { message: attachment({}), file: await context.file(body.attachmentId) };
}

/** A card of one element; titles have 80 characters, a longer one stays whole as text. */
function cardFor(link: Link): Record<string, unknown> {
  const long = [link.title, link.description ?? ''].some((text) => [...text].length > 80);
  if (long) return { text: linkAsText(link) };
  return {
    attachment: {
      type: 'template',
      payload: {
        template_type: 'generic',
        elements: [
          {
            title: link.title,
            ...(link.description ? { subtitle: link.description } : {}),
            ...(link.imageUrl ? { image_url: link.imageUrl } : {}),
            default_action: { type: 'web_url', url: link.url },
            buttons: [{ type: 'web_url', url: link.url, title: '↗' }],
          },
        ],
      },
    },
  };
}

/** Quick replies, whose titles are never cut: what does not fit is numbered lines. */
function menuFor(menu: Menu, context: AdapterContext, kind: Messaging): Record<string, unknown> {
  const text = [menu.head, menu.tail ?? ''].filter((line) => line !== '').join('\n');
  const most = numberOf(context.settings, 'quickReplyMost', 13);
  const title = numberOf(context.settings, 'quickReplyTitleMost', 20);
  const fits =
    text !== '' &&
    kind.fits(text, context) &&
    menu.items.length <= most &&
    menu.items.every((item) => [...item.label].length <= title && item.id.length <= 1000);
  if (!fits) return { text: menuAsText(menu) };
  return {
    text,
    quick_replies: menu.items.map(({ id, label }) => ({ content_type: 'text', title: label, payload: id })),
  };
}
