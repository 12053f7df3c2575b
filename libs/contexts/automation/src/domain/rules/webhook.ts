import { Webhook } from 'standardwebhooks';

/** A key as receivers of Standard Webhooks take it. */
export function secretOf(key: Buffer): string {
  return `whsec_${key.toString('base64')}`;
}

/** What goes along so that the receiver knows who sent it, when, and that it is the same one again. */
export function signedHeaders(
  message: { id: string; body: string; at: Date },
  secret: string,
): Record<string, string> {
  const { id, body, at } = message;
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
