import type { VerifyInbound } from '../adapter';
import { messagingEvents } from '../meta/messaging-events';
import { verifyMeta } from '../meta/webhook';

const eventsIn = messagingEvents('instagram', 'accountId');

export const verifyInbound: VerifyInbound = (rawBody, headers, query, settings) =>
  verifyMeta({ rawBody, headers, query, settings }, eventsIn);
