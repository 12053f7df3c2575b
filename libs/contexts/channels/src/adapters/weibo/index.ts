import type { ChannelAdapter } from '../adapter';
import { check } from './check';
import { capabilities, fields } from './fields';
import { fetchMedia } from './fetch-media';
import { read } from './read';
import { send } from './send';
import { verifyInbound } from './verify-inbound';

/** Private messages of Weibo's fan service, behind a switch. */
export const weibo: ChannelAdapter = {
  channel: 'weibo',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  fetchMedia,
  check,
};
