import { createHash } from 'node:crypto';
import { ProviderUnreachable } from '../../domain/provider-error';
import type { AdapterContext, ProviderAnswer, SendOutcome } from '../adapter';
import { listOf, stringOf } from '../json';
import { failed, isFailed, sendingOnce, unreadable, type Failed } from '../outcomes';
import type { Piece } from '../piece';
import { answerObject } from '../provider-answer';
import { call, failureOf } from './call';
import { messageFor } from './messages';

/** By the reply token while there is one, which costs nothing; else by push, under the same key for every try. */
export async function send(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const message = messageFor(piece.body, context.settings);
  if (isFailed(message)) return message;
  const name = context.settings.showAgentName === false ? '' : (piece.agentName ?? '').trim();
  const messages = [{ ...message, ...(name ? { sender: { name: [...name].slice(0, 20).join('') } } : {}) }];
  const replied = piece.code ? await reply(piece.code, messages, context) : null;
  if (replied) return replied;
  return sendingOnce(async () => {
    const answer = await call(context, '/v2/bot/message/push', {
      body: { to: piece.to, messages },
      headers: { 'x-line-retry-key': retryKey(piece.id) },
    });
    // 409: a former try with this key was taken.
    return answer.status === 200 || answer.status === 409 ? taken(answer) : failureOf(context, answer);
  });
}

type Tried = { answer: ProviderAnswer } | { sent: boolean };

/**
 * Null: the token is used up or too old, so a push is due. A token is good for one answer and knows no key: where the
 * outcome is not known it is tried once more, and if it is used up by then, the first try was taken.
 */
async function reply(
  replyToken: string,
  messages: object[],
  context: AdapterContext,
): Promise<SendOutcome | null> {
  const attempt = async (): Promise<Tried> => {
    try {
      return { answer: await call(context, '/v2/bot/message/reply', { body: { replyToken, messages } }) };
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error;
      return { sent: error.sent };
    }
  };
  const first = await attempt();
  if (!isUnsure(first)) return settled(first, context);
  const second = await attempt();
  if (isUsedUp(second)) return { ok: true, state: 'accepted', providerId: null };
  if (!isUnsure(second)) return settled(second, context);
  // Twice an error page is a provider that is down; twice no answer may be anything.
  if ('answer' in first && 'answer' in second)
    return { ...failureOf(context, second.answer), class: 'retry-later' };
  return {
    ...failed('unknown-outcome', { code: 'no-answer', detail: 'LINE did not answer.' }),
    once: true,
  };
}

function isUnsure(tried: Tried): boolean {
  return 'answer' in tried ? tried.answer.status >= 500 : tried.sent;
}

function isUsedUp(tried: Tried): boolean {
  return (
    'answer' in tried &&
    tried.answer.status === 400 &&
    /invalid reply token/i.test(stringOf(answerObject(tried.answer).message))
  );
}

function settled(tried: Tried, context: AdapterContext): SendOutcome | null {
  if (!('answer' in tried)) return notSent();
  if (isUsedUp(tried)) return null;
  return tried.answer.status === 200 ? taken(tried.answer) : failureOf(context, tried.answer);
}

function notSent(): Failed {
  return failed('retry-later', { code: 'no-answer', detail: 'LINE could not be reached.' });
}

function taken(answer: ProviderAnswer): SendOutcome {
  const body = answerObject(answer);
  if (answer.status === 200 && !Array.isArray(body.sentMessages)) return unreadable;
  return { ok: true, state: 'accepted', providerId: stringOf(listOf(body.sentMessages)[0]?.id) || null };
}

/** LINE wants a uuid; the same for every try of a piece. */
function retryKey(id: string): string {
  const hex = /^[0-9a-f]{32}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
