import { createHmac } from 'node:crypto';

/** `v1,…` of Standard Webhooks. */
export function sign(secret: string, message: { id: string; timestamp: number; body: Buffer }): string {
  const key = Buffer.from(secret.startsWith('whsec_') ? secret.slice(6) : secret, 'base64');
  const signed = Buffer.concat([Buffer.from(`${message.id}.${message.timestamp}.`), message.body]);
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

const TOLERANCE_S = 300;

/** What is wrong with a request of the product; null when nothing is. */
export function problemOf(
  secrets: readonly string[],
  request: { headers: Record<string, string | string[] | undefined>; body: Buffer },
  now: number,
): string | null {
  const [id, written, list] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => request.headers[name],
  );
  if (typeof id !== 'string' || typeof written !== 'string' || typeof list !== 'string')
    return 'a header is missing';
  if (id === '' || id.includes('.')) return 'webhook-id holds a dot';
  const timestamp = Number(written);
  if (!/^\d+$/.test(written) || Math.abs(now - timestamp) > TOLERANCE_S) return 'the time is too far off';
  const valid = secrets.map((secret) => sign(secret, { id, timestamp, body: request.body }));
  return list.split(' ').some((one) => valid.includes(one)) ? null : 'no signature fits';
}
