import type { AdapterContext } from '../adapter';
import { answerObject } from '../provider-answer';
import type { MailSettings, Server } from './settings';

/** How a mailbox is signed in to: by password, or by a token of the provider's sign-in (XOAUTH2, OAUTHBEARER). */
export type Credentials = { user: string; pass: string } | { user: string; accessToken: string };

/** The provider would not give a token: wrong client, or the permission was withdrawn. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/** @throws SignInRefused, ProviderUnreachable */
export async function credentialsFor(
  server: Server,
  own: MailSettings,
  context: Pick<AdapterContext, 'token' | 'fetch'>,
): Promise<Credentials> {
  if (!own.oauth) return { user: server.user, pass: server.password };
  return { user: server.user, accessToken: await context.token(() => freshToken(own.oauth!, context)) };
}

async function freshToken(
  oauth: NonNullable<MailSettings['oauth']>,
  context: Pick<AdapterContext, 'fetch'>,
): Promise<{ token: string; expiresInSeconds: number }> {
  const answer = await context.fetch(oauth.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      refresh_token: oauth.refreshToken,
    }).toString(),
  });
  const { access_token: token, expires_in: seconds } = answerObject(answer);
  if (answer.status !== 200 || typeof token !== 'string') {
    throw new SignInRefused(`The mail provider gave no token (${answer.status})`);
  }
  return { token, expiresInSeconds: Number(seconds) > 0 ? Number(seconds) : 3_000 };
}
