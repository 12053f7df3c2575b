import { createHash } from 'node:crypto';
import type { Answer, VerifyInbound } from '../adapter';
import { keysOf, numberOf, textOf } from '../settings';
import { oneValue, refused, sameText } from '../signatures';
import { LIMITS } from './fields';
import { pushOf, weiboTime } from './push';

/** Nothing is what Weibo takes for "received". */
const TAKEN: Answer = { status: 200, contentType: 'text/plain; charset=utf-8', body: '' };

/** The signature covers time and nonce only, so a push is also held to its time, and to the account when that is set. */
export const verifyInbound: VerifyInbound = (rawBody, _headers, query, settings, now) => {
  if (settings['enabled'] !== true) return refused('Weibo is switched off');
  const [signature, timestamp, nonce] = ['signature', 'timestamp', 'nonce'].map((name) =>
    oneValue(query, name),
  );
  if (!signature || !timestamp || !nonce) return refused('parameters');
  if (!isSigned({ signature, timestamp, nonce }, keysOf(settings, 'appSecret'))) return refused('signature');
  if (!isFresh(timestamp, now, numberOf(settings, 'toleranceSeconds', LIMITS.toleranceSeconds)))
    return refused('stale');
  const echostr = oneValue(query, 'echostr');
  if (rawBody.length === 0) {
    if (!echostr) return refused('no body');
    return { kind: 'handshake', answer: { ...TAKEN, body: echostr } };
  }
  const push = pushOf(rawBody);
  if (!push) return refused('no push');
  const account = textOf(settings, 'accountId');
  if (account !== '' && push.receiver !== account) return refused('another account');
  const at = withinSecond(weiboTime(push.createdAt), Number(timestamp));
  return { kind: 'accepted', events: [{ key: push.key, at, raw: rawBody }], answer: TAKEN };
};

interface Signed {
  signature: string;
  timestamp: string;
  nonce: string;
}

function isSigned({ signature, timestamp, nonce }: Signed, secrets: readonly string[]): boolean {
  return secrets
    .map((secret) => {
      const expected = createHash('sha1').update([secret, timestamp, nonce].sort().join('')).digest('hex');
      return sameText(signature.toLowerCase(), expected);
    })
    .includes(true);
}

// Milliseconds by the documents; some samples show seconds, which are ten digits until the year 2286.
function isFresh(timestamp: string, now: Date, toleranceSeconds: number): boolean {
  if (!/^\d{1,15}$/.test(timestamp)) return false;
  const milliseconds = timestamp.length > 10 ? Number(timestamp) : Number(timestamp) * 1_000;
  return Math.abs(now.getTime() - milliseconds) <= toleranceSeconds * 1_000;
}

/**
 * Weibo writes messages' times in seconds and gives them no number: of those of one second, the milliseconds in which
 * they were pushed tell which came first.
 */
function withinSecond(created: Date | null, pushedAt: number): Date | null {
  if (!created) return null;
  const after = Math.floor(pushedAt) - created.getTime();
  return new Date(created.getTime() + Math.min(Math.max(after, 0), 999));
}
