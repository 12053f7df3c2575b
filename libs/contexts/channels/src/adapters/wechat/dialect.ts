import { numberIn, stringOf } from '../json';
import { textOf } from '../settings';
import { CLASSES, waitFor } from './errors';
import { type Dialect, refusal, type TencentApi } from './tencent-api';

/** Official accounts and mini programs: same host, same tokens, same codes. */
export const DIALECT: Dialect = {
  host: 'https://api.weixin.qq.com',
  classes: CLASSES,
  waitFor,
  secrets: ['appSecret', 'token', 'encodingAesKey'],
  newToken,
};

/** A stable token in normal mode: asked for again it is the same one until its last minutes (channels.md 1.6). */
async function newToken(api: TencentApi): Promise<{ token: string; expiresInSeconds: number }> {
  const { settings } = api.context;
  const { object } = await api.callWithoutToken('/cgi-bin/stable_token', {
    json: {
      grant_type: 'client_credential',
      appid: textOf(settings, 'appId'),
      secret: textOf(settings, 'appSecret'),
    },
  });
  return tokenIn(object);
}

/** What a token call answered; both providers name it alike. */
export function tokenIn(object: Readonly<Record<string, unknown>> | null): {
  token: string;
  expiresInSeconds: number;
} {
  const token = stringOf(object?.access_token);
  if (token === '') throw refusal('retry-later', 'no-token', 'The answer held no token.');
  return { token, expiresInSeconds: numberIn(object?.expires_in) ?? 7_200 };
}
