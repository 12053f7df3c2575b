import type { Reply } from '../../provider';
import { jsonReply } from '../chat/wire';

/** A refusal in Telegram's form. */
export class TelegramError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
  ) {
    super(message);
  }
}

export function refusal(error: TelegramError): Reply {
  const parameters = Object.keys(error.parameters).length > 0 ? { parameters: error.parameters } : {};
  return jsonReply(
    error.code,
    { ok: false, error_code: error.code, description: error.message, ...parameters },
    { verdict: `${error.code} ${error.message}` },
  );
}

export function answerOf(result: unknown): Reply {
  return jsonReply(200, { ok: true, result }, { verdict: 'ok' });
}
