import { createHmac } from 'node:crypto';
import type { Push } from '../../world/pushes';
import type { Answer } from '../../world/send-request';

export interface MetaHook {
  url: string;
  appSecret: string;
  verifyToken: string;
}

/** Growing delays for a week. */
const WEEK = [0, 10, 60, 300, 1_800, 7_200, 21_600, 86_400, 172_800, 345_600, 604_800].map(
  (seconds) => seconds * 1000,
);
/** Minutes and hours; then the subscription is switched off. */
const HOURS = [0, 10, 60, 300, 1_800, 3_600].map((seconds) => seconds * 1000);

/** As Meta writes JSON: nothing but ASCII, slashes escaped. */
export function metaJson(value: unknown): Buffer {
  const text = JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(text, 'ascii');
}

/** `X-Hub-Signature-256` over bytes. */
export function metaSignature(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** A batch on its way, signed over its bytes. */
export function metaPush(event: string, hook: MetaHook, batch: unknown): Omit<Push, 'provider' | 'account'> {
  const body = metaJson(batch);
  return {
    event,
    schedule: /^(page|instagram):/.test(event) ? HOURS : WEEK,
    timeoutMs: 5_000,
    build: ({ tamper }) => {
      const key = tamper === 'bad_signature' ? `${hook.appSecret}x` : hook.appSecret;
      return {
        method: 'POST',
        url: hook.url,
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': metaSignature(body, key) },
        body,
      };
    },
    judge: (answer) => ({
      taken: answer?.status === 200,
      verdict: answer ? String(answer.status) : 'no answer',
    }),
  };
}

/** The question whether an address is the product's: it must give back the challenge. */
export function metaVerification(hook: MetaHook, challenge: string): Omit<Push, 'provider' | 'account'> {
  const url = new URL(hook.url);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.verify_token', hook.verifyToken);
  url.searchParams.set('hub.challenge', challenge);
  return {
    event: 'verify',
    schedule: [0],
    timeoutMs: 5_000,
    build: () => ({ method: 'GET', url: url.toString(), headers: {}, body: Buffer.alloc(0) }),
    judge: (answer: Answer | null) => ({
      taken: answer?.status === 200 && answer.body.toString('utf8') === challenge,
      verdict: answer ? String(answer.status) : 'no answer',
    }),
  };
}
