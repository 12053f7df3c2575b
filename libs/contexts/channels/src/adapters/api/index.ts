import type { ChannelAdapter } from '../adapter';
import { change } from './change';
import { check } from './check';
import { capabilities, fields } from './fields';
import { fetchMedia } from './fetch-media';
import { read } from './read';
import { RETRY_DELAYS_MS, send, typing } from './send';
import { verifyInbound } from './verify-inbound';

/** The shop's own systems, by signed webhooks both ways. */
export const api: ChannelAdapter = {
  channel: 'api',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  change,
  fetchMedia,
  typing,
  check,
  retries: { delaysMs: RETRY_DELAYS_MS, holdsOrderMs: 5 * 60_000 },
};
