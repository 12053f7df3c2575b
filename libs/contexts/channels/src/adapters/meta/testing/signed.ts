import { createHmac } from 'node:crypto';
import type { InboundRequest } from '../../../testing/channel-fixtures';

/** A batch as Meta signs it, over its bytes. */
export function signedByMeta(body: string, secret: string): InboundRequest {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body: Buffer.from(body), headers: { 'x-hub-signature-256': `sha256=${signature}` }, query: {} };
}

/** Meta asking whether the address is ours. */
export function askedByMeta(token: string, challenge: string): InboundRequest {
  return {
    body: Buffer.alloc(0),
    headers: {},
    query: { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': challenge },
  };
}
