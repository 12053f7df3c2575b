import { createHmac } from 'node:crypto';
import type { Call, Reply } from '../../provider';
import { bearerOf, jsonReply, sameSecret } from '../chat/wire';

/** A refusal in the form of the Graph API. */
export class GraphError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly more: { subcode?: number; status?: number; details?: string } = {},
  ) {
    super(message);
  }
}

const STATUS: Record<number, number> = {
  190: 401,
  10: 403,
  200: 403,
  368: 403,
  1: 500,
  2: 503,
  131000: 500,
  131016: 503,
  130429: 429,
};

export function graphRefusal(error: GraphError): Reply {
  const { subcode, details, status } = error.more;
  return jsonReply(
    status ?? STATUS[error.code] ?? 400,
    {
      error: {
        message: `(#${error.code}) ${error.message}`,
        type: 'OAuthException',
        code: error.code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: 'Asimulated',
      },
    },
    { verdict: [error.code, subcode].filter((part) => part !== undefined).join('/') },
  );
}

/** Token, and the proof of the app secret where one is given. @throws GraphError */
export function admit(call: Call, keys: { token: string; app_secret: string }): void {
  const given = bearerOf(call) || (call.query.get('access_token') ?? '');
  if (!sameSecret(given, keys.token)) throw new GraphError(190, 'Invalid OAuth access token.');
  const proof = call.query.get('appsecret_proof');
  const expected = createHmac('sha256', keys.app_secret).update(given).digest('hex');
  if (proof !== null && !sameSecret(proof, expected))
    throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument');
}
