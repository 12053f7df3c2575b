import type { AdapterContext, SendOutcome } from '../adapter';
import { recordOf, stringOf } from '../json';
import { linkAsText } from '../menu-text';
import { failed, sendingOnce, type Failed } from '../outcomes';
import type { Piece, PieceBody } from '../piece';
import { numberOf } from '../settings';
import { call, type Called } from './call';
import { LIMITS } from './fields';
import { messageKey } from './read';

type File = Extract<PieceBody, { kind: 'image' | 'voice' | 'video' | 'file' }>;
type Menu = Extract<PieceBody, { kind: 'menu' }>;
interface Request {
  method: string;
  fields: Record<string, unknown>;
  file?: { field: string; name: string; contentType: string; bytes: Buffer };
}

/** Sends one piece as plain text, file, place or buttons; entities are never needed, so nothing needs escaping. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const request = await requestFor(piece, context);
  if ('ok' in request) return request;
  return sendingOnce(async () => {
    const first = await call(context, request.method, bodyFor(request, piece.to, piece.replyTo));
    return outcomeOf(piece.to, await secondTry({ piece, context, request, first }));
  });
}

/** Two refusals say what to do instead: the chat has another id now, or what is answered is gone. */
async function secondTry(sent: {
  piece: Piece;
  context: AdapterContext;
  request: Request;
  first: Called;
}): Promise<Called> {
  const { piece, context, request, first } = sent;
  if (first.ok) return first;
  const moved = stringOf(recordOf(first.body.parameters).migrate_to_chat_id);
  if (moved) return call(context, request.method, bodyFor(request, moved, piece.replyTo));
  if (piece.replyTo && /repl(y|ied)[^.]*not found/i.test(first.failure.detail))
    return call(context, request.method, bodyFor(request, piece.to, undefined));
  return first;
}

function outcomeOf(to: string, called: Called): SendOutcome {
  if (!called.ok) return called.failure;
  const message = recordOf(called.result);
  const chat = stringOf(recordOf(message.chat).id) || to;
  const id = stringOf(message.message_id);
  return { ok: true, state: 'accepted', providerId: id ? messageKey(chat, id) : null };
}

function bodyFor(request: Request, chatId: string, replyTo: string | undefined) {
  const answered = replyTo ? Number(replyTo.slice(replyTo.lastIndexOf(':') + 1)) : NaN;
  const fields: Record<string, unknown> = {
    chat_id: /^-?\d{1,15}$/.test(chatId) ? Number(chatId) : chatId,
    ...request.fields,
    ...(Number.isSafeInteger(answered)
      ? { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }
      : {}),
  };
  if (!request.file) return fields;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  const { field, name, contentType, bytes } = request.file;
  form.set(field, new Blob([new Uint8Array(bytes)], { type: contentType }), name);
  return form;
}

async function requestFor(piece: Piece, context: AdapterContext): Promise<Request | Failed> {
  const body = piece.body;
  switch (body.kind) {
    case 'text':
      return { method: 'sendMessage', fields: { text: body.text } };
    case 'link':
      return { method: 'sendMessage', fields: { text: linkAsText(body) } };
    case 'menu':
      return { method: 'sendMessage', fields: menuFields(body) };
    case 'location':
      return body.name && body.address
        ? {
            method: 'sendVenue',
            fields: {
              latitude: body.latitude,
              longitude: body.longitude,
              title: body.name,
              address: body.address,
            },
          }
        : { method: 'sendLocation', fields: { latitude: body.latitude, longitude: body.longitude } };
    case 'template':
    case 'email':
      return failed('bad-content', { code: 'no-such-kind', detail: `Telegram has no ${body.kind}s.` });
    default:
      return fileRequest(body, context);
  }
}

/** Data of a button is at most 64 bytes; a longer id is found again by its place, or by its label. */
function menuFields(menu: Menu) {
  return {
    text: [menu.head, menu.tail ?? ''].filter((line) => line !== '').join('\n'),
    reply_markup: {
      inline_keyboard: menu.items.map((item, index) => [
        {
          text: item.label,
          callback_data: Buffer.byteLength(item.id) <= 64 ? item.id : `number:${index + 1}`,
        },
      ]),
    },
  };
}

/** Voice bubbles are OGG with Opus, MP3 or M4A; photos have a size limit of their own. All else goes as a document. */
const VOICE_TYPES = new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/m4a']);
const PHOTO_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);

async function fileRequest(body: File, context: AdapterContext): Promise<Request | Failed> {
  const file = await context.file(body.attachmentId);
  const limit = (name: 'uploadBytes' | 'photoBytes') => numberOf(context.settings, name, LIMITS[name]);
  if (file.bytes.length > limit('uploadBytes'))
    return failed('bad-content', {
      code: 'too-large',
      detail: `Telegram takes files up to ${limit('uploadBytes')} bytes; this one has ${file.bytes.length}.`,
    });
  const type = file.contentType.split(';', 1)[0] ?? '';
  const [method, field] =
    body.kind === 'image' && PHOTO_TYPES.has(type) && file.bytes.length <= limit('photoBytes')
      ? ['sendPhoto', 'photo']
      : body.kind === 'voice' && VOICE_TYPES.has(type)
        ? ['sendVoice', 'voice']
        : body.kind === 'video' && type === 'video/mp4'
          ? ['sendVideo', 'video']
          : ['sendDocument', 'document'];
  return { method, fields: body.caption ? { caption: body.caption } : {}, file: { field, ...file } };
}
