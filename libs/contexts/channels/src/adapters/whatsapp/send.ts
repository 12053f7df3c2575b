import type { AdapterContext, SendOutcome } from '../adapter';
import { listOf, stringOf } from '../json';
import { linkAsText } from '../menu-text';
import { ask, type Graph } from '../meta/graph';
import { beforeSending, failed, isFailed, sendingOnce, unreadable, type Failed } from '../outcomes';
import type { Piece, PieceBody } from '../piece';
import { textOf } from '../settings';
import { product } from './fields';
import { menuContent } from './menu';

type File = Extract<PieceBody, { kind: 'image' | 'voice' | 'video' | 'file' }>;
type Template = Extract<PieceBody, { kind: 'template' }>;
type Content = { type: string } & Record<string, unknown>;

/** Uploads first where there is a file; then one call, whose outcome nobody knows when it is not answered. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const graph: Graph = { context, product };
  const content = await contentOf(piece.body, graph);
  if (isFailed(content)) return content;
  return sendingOnce(async () => {
    const asked = await ask(graph, `${textOf(context.settings, 'phoneNumberId')}/messages`, {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(piece.to),
      ...content,
      ...(piece.replyTo ? { context: { message_id: piece.replyTo } } : {}),
      // Comes back with every status: what finds the piece again when our call had no answer.
      biz_opaque_callback_data: piece.id,
    });
    if (!asked.ok) return asked.failure;
    const id = stringOf(listOf(asked.body.messages)[0]?.id);
    return id ? { ok: true, state: 'accepted', providerId: id } : unreadable;
  });
}

/** A number goes in `to`; a business-scoped id (country, dot, letters) in `recipient`. */
export function recipientOf(to: string): Record<string, string> {
  return /^\+?\d+$/.test(to) ? { to: to.replace('+', '') } : { recipient: to };
}

async function contentOf(body: PieceBody, graph: Graph): Promise<Content | Failed> {
  switch (body.kind) {
    case 'text':
      return textContent(body.text);
    case 'link':
      return textContent(linkAsText(body));
    case 'menu':
      return menuContent(body, graph.context.settings);
    case 'location': {
      const { latitude, longitude, name, address } = body;
      return { type: 'location', location: { latitude, longitude, name, address } };
    }
    case 'template':
      return templateContent(body);
    case 'email':
      return failed('bad-content', { code: 'no-such-kind', detail: 'WhatsApp has no e-mails.' });
    default:
      return fileContent(body, graph);
  }
}

function textContent(text: string): Content {
  return { type: 'text', text: { body: text, preview_url: /https?:\/\//.test(text) } };
}

/** Places are called as `templates` named them: `header.` before those above the text, else the text's own. */
function templateContent({ name, language, params, fields }: Template): Content {
  const parameters = (of: 'header' | 'body') =>
    params.flatMap((text, index) => {
      const field = fields?.[index] ?? String(index + 1);
      const inHeader = field.startsWith('header.');
      if (inHeader !== (of === 'header')) return [];
      const place = field.replace(/^header\./, '');
      return [{ type: 'text', ...(/^\d+$/.test(place) ? {} : { parameter_name: place }), text }];
    });
  const components = (['header', 'body'] as const)
    .map((type) => ({ type, parameters: parameters(type) }))
    .filter((one) => one.parameters.length > 0);
  return {
    type: 'template',
    template: {
      name,
      // WhatsApp writes zh_CN.
      language: { code: language.replace('-', '_') },
      ...(components.length > 0 ? { components } : {}),
    },
  };
}

const AUDIO = new Set(['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg']);

/** What WhatsApp shows as a picture, a recording, a film; all else is a document. */
function shownAs(body: File, contentType: string): 'image' | 'audio' | 'video' | 'document' {
  if (body.kind === 'image' && ['image/jpeg', 'image/png'].includes(contentType)) return 'image';
  // Recordings carry no words.
  if (body.kind === 'voice' && AUDIO.has(contentType) && !body.caption) return 'audio';
  return body.kind === 'video' && ['video/mp4', 'video/3gpp'].includes(contentType) ? 'video' : 'document';
}

async function fileContent(body: File, graph: Graph): Promise<Content | Failed> {
  const file = await graph.context.file(body.attachmentId);
  const contentType = file.contentType.split(';', 1)[0]!.trim();
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', contentType);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: contentType }), file.name);
  const uploaded = await beforeSending(() =>
    ask(graph, `${textOf(graph.context.settings, 'phoneNumberId')}/media`, form),
  );
  if (isFailed(uploaded)) return uploaded;
  // Nothing has reached the customer: an upload that may have worked is simply done again.
  if (!uploaded.ok)
    return uploaded.failure.class === 'unknown-outcome'
      ? { ...uploaded.failure, class: 'retry-later' }
      : uploaded.failure;
  const type = shownAs(body, contentType);
  return {
    type,
    [type]: {
      id: stringOf(uploaded.body.id),
      ...(body.caption && type !== 'audio' ? { caption: body.caption } : {}),
      ...(type === 'document' ? { filename: file.name } : {}),
    },
  };
}
