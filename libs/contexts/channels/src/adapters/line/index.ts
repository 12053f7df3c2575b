import type { ChannelAdapter } from '../adapter';
import { acknowledge, fetchMedia, profile, typing } from './acts';
import { check } from './check';
import { capabilities, fields } from './fields';
import { read } from './read';
import { send } from './send';
import { verifyInbound } from './verify-inbound';

/** A LINE official account. */
export const line: ChannelAdapter = {
  channel: 'line',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  fetchMedia,
  profile,
  typing,
  acknowledge,
  check,
};
