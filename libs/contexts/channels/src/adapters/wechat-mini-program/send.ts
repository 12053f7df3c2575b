import type { AdapterContext, SendOutcome } from '../adapter';
import type { Piece, PieceBody } from '../piece';
import { DIALECT } from '../wechat/dialect';
import { uploaded } from '../wechat/media';
import { cardOf, notCarried, plainText, postMessage, sent } from '../wechat/send';
import { TencentApi } from '../wechat/tencent-api';

/** Customer service messages of a mini program: texts, pictures and cards (channels.md 2). */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const api = new TencentApi(context, DIALECT);
  return sent(
    () => messageOf(api, piece.body),
    (message) => postMessage(api, { touser: piece.to, ...message }),
  );
}

async function messageOf(api: TencentApi, body: PieceBody): Promise<object> {
  switch (body.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: plainText(body.text) } };
    case 'image':
      return { msgtype: 'image', image: { media_id: await uploaded(api, body, 'image') } };
    case 'link': {
      // The same card as an official account's, under other names.
      const { picurl: thumb_url, ...card } = cardOf(body);
      return { msgtype: 'link', link: { ...card, thumb_url } };
    }
    default:
      throw notCarried(body.kind);
  }
}
