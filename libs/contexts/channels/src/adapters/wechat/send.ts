import type { AdapterContext, SendOutcome } from '../adapter';
import { ProviderUnreachable } from '../../domain/provider-error';
import type { Piece, PieceBody } from '../piece';
import { textOf } from '../settings';
import { cutBytes } from './cut-bytes';
import { upload, uploaded } from './media';
import { PREVIEW } from './preview';
import { ProviderRefused, refusal, TencentApi } from './tencent-api';
import { DIALECT } from './dialect';

/** Customer service messages of an official account (channels.md 1.7). Its answer has no id: nothing is ever reported. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const api = new TencentApi(context, DIALECT);
  const kfAccount = textOf(context.settings, 'kfAccount');
  return sent(
    () => messageOf(api, piece.body),
    (message) => postMessage(api, { touser: piece.to, ...message, ...shownAs(kfAccount) }),
  );
}

/** `POST /cgi-bin/message/custom/send`: of official accounts and mini programs alike. */
export async function postMessage(api: TencentApi, message: object): Promise<string | null> {
  const { object } = await api.call('/cgi-bin/message/custom/send', { json: message });
  if (!object) throw refusal('unknown-outcome', 'no-json', 'The answer was no JSON.');
  return null;
}

/**
 * What became of a piece. `prepare` makes the message (uploads) and may be done again; only after `post` nobody knows
 * whether the customer got it when no answer comes.
 */
export async function sent<T>(
  prepare: () => Promise<T>,
  post: (message: T) => Promise<string | null>,
): Promise<SendOutcome> {
  let posted = false;
  try {
    const message = await prepare();
    posted = true;
    return { ok: true, state: 'accepted', providerId: await post(message) };
  } catch (error) {
    if (error instanceof ProviderRefused) {
      const { outcome } = error;
      return posted || outcome.class !== 'unknown-outcome' ? outcome : { ...outcome, class: 'retry-later' };
    }
    if (!(error instanceof ProviderUnreachable)) throw error;
    const unknown = posted && error.sent;
    const kind = unknown ? 'unknown-outcome' : 'retry-later';
    return { ok: false, class: kind, code: 'no-answer', detail: error.message };
  }
}

type LinkBody = Extract<PieceBody, { kind: 'link' }>;

const THUMB = { name: 'thumb.jpg', contentType: 'image/jpeg', bytes: PREVIEW };

async function messageOf(api: TencentApi, body: PieceBody): Promise<object> {
  switch (body.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: plainText(body.text) } };
    case 'image':
    case 'voice':
      return { msgtype: body.kind, [body.kind]: { media_id: await uploaded(api, body, body.kind) } };
    case 'video': {
      const media_id = await uploaded(api, body, 'video');
      const thumb_media_id = await upload(api, THUMB, 'thumb');
      return { msgtype: 'video', video: { media_id, thumb_media_id, title: '', description: '' } };
    }
    case 'link':
      // Exactly one, and in an array (channels.md 1.7).
      return { msgtype: 'news', news: { articles: [cardOf(body)] } };
    case 'menu': {
      const list = body.items.map(({ id, label }) => ({ id, content: plainText(label) }));
      const { head, tail = '' } = body;
      const menu = { head_content: plainText(head), list, tail_content: plainText(tail) };
      return { msgtype: 'msgmenu', msgmenu: menu };
    }
    default:
      throw notCarried(body.kind);
  }
}

const TITLE_BYTES = 512;
const DESCRIPTION_BYTES = 1_024;

/** An article; its title may not be empty. */
export function cardOf({ title, description = '', url, imageUrl = '' }: LinkBody): {
  title: string;
  description: string;
  url: string;
  picurl: string;
} {
  return {
    title: cutBytes(plainText(title).trim() || url, TITLE_BYTES),
    description: cutBytes(plainText(description), DESCRIPTION_BYTES),
    url,
    picurl: imageUrl,
  };
}

/** What a channel cannot send was to be turned into text before. */
export function notCarried(kind: string): ProviderRefused {
  return refusal('bad-content', 'kind-not-carried', `This channel does not carry ${kind}.`);
}

// Shown as it is, unlike an entity, which WeChat shows letter by letter.
const FULL_WIDTH = '\uff1c';

/**
 * A person's text as WeChat shows it: it reads <a …> as a link and hides what looks like other tags, so such a bracket
 * becomes its full-width twin. Control characters, which JSON would escape, are refused by WeChat (40033): they go.
 */
export function plainText(text: string): string {
  return text
    .replace(/<(?=[a-z/!?])/gi, FULL_WIDTH)
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

function shownAs(kfAccount: string): object {
  return kfAccount === '' ? {} : { customservice: { kf_account: kfAccount } };
}
