import type { AdapterContext, RawEvent } from '../adapter';
import { parseJson, recordOf, stringOf } from '../json';
import { addressOf } from '../limit-field';
import { answerObject } from '../provider-answer';
import { textOf } from '../settings';
import { bearer, call } from './call';
import { limit, STICKERS } from './fields';

/** Dots for some seconds, in fives from 5 to 60; they go with our message. */
export async function typing(externalId: string, on: boolean, context: AdapterContext): Promise<void> {
  if (!on) return;
  const fives = Math.min(12, Math.max(1, Math.round(limit(context.settings, 'typingSeconds') / 5)));
  await call(context, '/v2/bot/chat/loading/start', {
    body: { chatId: externalId, loadingSeconds: fives * 5 },
  });
}

export async function acknowledge(event: RawEvent, context: AdapterContext): Promise<void> {
  const message = recordOf(recordOf(parseJson(event.raw)).message);
  const markAsReadToken = stringOf(message.markAsReadToken);
  if (context.settings.markRead !== true || markAsReadToken === '') return;
  await call(context, '/v2/bot/chat/markAsRead', { body: { markAsReadToken } });
}

/** Only friends have one. */
export async function profile(externalId: string, context: AdapterContext): Promise<{ name?: string }> {
  const answer = await call(context, `/v2/bot/profile/${encodeURIComponent(externalId)}`);
  const name = answer.status === 200 ? stringOf(answerObject(answer).displayName) : '';
  return name ? { name } : {};
}

/** @throws Error when LINE no longer has the file, or is still preparing it: then it is fetched again later */
export async function fetchMedia(ref: string, context: AdapterContext) {
  const sticker = /^sticker:(\d+)$/.exec(ref)?.[1];
  const data = addressOf(context.settings, 'dataBase', 'https://api-data.line.me');
  const answer = sticker
    ? await context.fetch((textOf(context.settings, 'stickerAddress') || STICKERS).replace('{id}', sticker))
    : await context.fetch(`${data}/v2/bot/message/${encodeURIComponent(ref)}/content`, {
        headers: bearer(context),
        timeoutMs: 60_000,
      });
  if (answer.status === 202) throw new Error('LINE is still preparing the file.');
  if (answer.status !== 200) throw new Error(`LINE answered ${answer.status} for the file.`);
  return {
    name: '',
    contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
    bytes: answer.bytes,
  };
}
