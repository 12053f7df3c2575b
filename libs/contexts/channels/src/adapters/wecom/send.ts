import type { AdapterContext, FailureClass, SendOutcome } from '../adapter';
import { stringOf } from '../json';
import type { Piece, PieceBody } from '../piece';
import { textOf } from '../settings';
import { cutBytes } from '../wechat/cut-bytes';
import { upload, uploaded } from '../wechat/media';
import { PREVIEW } from '../wechat/preview';
import { notCarried, plainText, sent } from '../wechat/send';
import { ProviderRefused, refusal, TencentApi } from '../wechat/tencent-api';
import { WECOM } from './dialect';
import { WRONG_STATE } from './errors';
import { madeSendable } from './session';

const MENU_ITEMS = 10;
const BYTES = { title: 128, description: 512, head: 1_024, itemId: 64, item: 128 } as const;

/**
 * Messages of a customer service account (channels.md 3.3), or the one that a code allows without a window (3.4). The
 * piece's id is the message's: sent again it is not sent twice. Accepted is not delivered: `msg_send_fail` may follow.
 */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const api = new TencentApi(context, WECOM);
  const openKfId = textOf(context.settings, 'openKfId');
  const address = { touser: piece.to, open_kfid: openKfId, msgid: piece.id };
  const { code } = piece;
  return sent(
    () => messageOf(api, piece.body),
    (message) =>
      code !== undefined && EVENT_KINDS.has(piece.body.kind)
        ? postByCode(api, code, { ...address, ...message })
        : postInState(api, { ...address, ...message }),
  );
}

/** A code carries these kinds only; others need the window. */
const EVENT_KINDS = new Set<PieceBody['kind']>(['text', 'menu']);

type Message = { msgid: string } & Record<string, unknown>;
type Addressed = Message & { touser: string; open_kfid: string };

/** By the code. One that is spent or too late counts for nothing: then the message goes as any other, if it may. */
async function postByCode(api: TencentApi, code: string, message: Addressed): Promise<string> {
  const { touser: _, open_kfid: __, ...content } = message;
  try {
    return await post(api, '/cgi-bin/kf/send_msg_on_event', { code, ...content });
  } catch (error) {
    const refused = error instanceof ProviderRefused && CODE_REFUSED.has(error.outcome.class);
    if (!refused) throw error;
    return postInState(api, message);
  }
}

// Anything but trouble of the moment or of the token: these pass, and the code with its seconds is kept for the next try.
const CODE_REFUSED = new Set<FailureClass>([
  'bad-content',
  'window-closed',
  'quota-reached',
  'not-permitted',
]);

/** As `post`; when the session's state forbids it and can be changed, it is, and the message goes once more. */
async function postInState(api: TencentApi, message: Addressed): Promise<string> {
  const path = '/cgi-bin/kf/send_msg';
  try {
    return await post(api, path, message);
  } catch (error) {
    if (!(error instanceof ProviderRefused) || error.outcome.code !== WRONG_STATE) throw error;
    const { open_kfid, touser: external_userid } = message;
    await madeSendable(api, { open_kfid, external_userid });
    return post(api, path, message);
  }
}

async function post(api: TencentApi, path: string, message: Message): Promise<string> {
  try {
    const { object } = await api.call(path, { json: message });
    if (!object) throw refusal('unknown-outcome', 'no-json', 'The answer was no JSON.');
    return stringOf(object.msgid) || message.msgid;
  } catch (error) {
    if (error instanceof ProviderRefused && isRepeated(api.context, error)) return message.msgid;
    throw error;
  }
}

/** An id that WeCom has already: an earlier try arrived. Its code is not documented, so the text counts too. */
function isRepeated(context: AdapterContext, { outcome }: ProviderRefused): boolean {
  const codes = textOf(context.settings, 'repeatedCodes').split(/[\s,;]+/);
  return (
    codes.includes(outcome.code) ||
    /msgid\s.*(exist|repeat|duplicat)|(repeat|duplicat)\w*\s+msgid/i.test(outcome.detail)
  );
}

async function messageOf(api: TencentApi, body: PieceBody): Promise<Record<string, unknown>> {
  switch (body.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: plainText(body.text) } };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return mediaMessage(api, body);
    case 'link': {
      const title = cutBytes(plainText(body.title).trim() || body.url, BYTES.title);
      const desc = cutBytes(plainText(body.description ?? ''), BYTES.description);
      const thumb_media_id = await thumbFor(api, body.imageUrl);
      return { msgtype: 'link', link: { title, desc, url: body.url, thumb_media_id } };
    }
    case 'location': {
      const { latitude, longitude, name = '', address = '' } = body;
      return { msgtype: 'location', location: { name, address, latitude, longitude } };
    }
    case 'menu':
      return { msgtype: 'msgmenu', msgmenu: menuOf(body) };
    default:
      throw notCarried(body.kind);
  }
}

type MediaBody = Extract<PieceBody, { attachmentId: string }>;

/** What WeCom shows as a kind of its own; everything else it takes as a file. */
export const SHOWN = {
  image: ['image/jpeg', 'image/jpg', 'image/png', 'image/gif'],
  voice: ['audio/amr', 'audio/amr-nb', 'audio/3gpp'],
  video: ['video/mp4'],
} as const satisfies Partial<Record<MediaBody['kind'], readonly string[]>>;

async function mediaMessage(api: TencentApi, body: MediaBody): Promise<Record<string, unknown>> {
  const { contentType } = await api.context.file(body.attachmentId);
  const types: readonly string[] = body.kind === 'file' ? [] : SHOWN[body.kind];
  const shown = types.includes(contentType.split(';')[0]!.trim().toLowerCase());
  const kind = shown ? body.kind : 'file';
  return { msgtype: kind, [kind]: { media_id: await uploaded(api, { ...body, kind }, kind) } };
}

function menuOf({ head, items, tail }: Extract<PieceBody, { kind: 'menu' }>): object {
  if (items.length > MENU_ITEMS) throw refusal('bad-content', 'menu-items', 'A menu has at most ten items.');
  if (items.some(({ id }) => Buffer.byteLength(id) > BYTES.itemId)) {
    throw refusal('bad-content', 'menu-item-id', 'The id of an item has at most 64 bytes.');
  }
  const list = items.map(({ id, label }) => ({
    type: 'click',
    click: { id, content: cutBytes(plainText(label), BYTES.item) },
  }));
  const head_content = cutBytes(plainText(head), BYTES.head);
  return { head_content, list, ...(tail ? { tail_content: cutBytes(plainText(tail), BYTES.head) } : {}) };
}

const PICTURES = ['image/jpeg', 'image/png'];
const THUMB_BYTES = 2_097_152;

/** A card must have a picture: its own where that can be read, else a plain one. */
async function thumbFor(api: TencentApi, imageUrl: string | undefined): Promise<string> {
  const own = imageUrl ? await pictureAt(api.context, imageUrl) : null;
  const plain = { name: 'card.jpg', contentType: 'image/jpeg', bytes: PREVIEW };
  return upload(api, own ?? plain, 'image');
}

async function pictureAt(
  context: AdapterContext,
  url: string,
): Promise<{ name: string; contentType: string; bytes: Buffer } | null> {
  try {
    const { status, headers, bytes } = await context.fetch(url, { timeoutMs: 3_000 });
    const contentType = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    const fits = status === 200 && PICTURES.includes(contentType) && bytes.length <= THUMB_BYTES;
    return fits ? { name: `card.${contentType.slice('image/'.length)}`, contentType, bytes } : null;
  } catch {
    // No card waits for a picture.
    return null;
  }
}
