import type { Call, Reply } from '../../provider';
import { jsonReply } from '../chat/wire';
import type { MailAccount } from './account';

/** As long as the large providers' tokens live. */
const LIFE_SECONDS = 3_600;

/** RFC 6749, section 6: a refresh token is changed for an access token. Null: this is no such call. */
export function tokenReply(call: Call, account: MailAccount): Reply | null {
  if (call.method !== 'POST' || call.path !== '/token') return null;
  const form = new URLSearchParams(call.body.toString('utf8'));
  const refused = (error: string) => jsonReply(400, { error }, { verdict: error });
  if (form.get('grant_type') !== 'refresh_token') return refused('unsupported_grant_type');
  if (!form.get('client_id')) return refused('invalid_client');
  if (!form.get('refresh_token')) return refused('invalid_grant');
  const token = { access_token: account.access_token, token_type: 'Bearer', expires_in: LIFE_SECONDS };
  return jsonReply(200, token, { verdict: 'token', account: account.address });
}
