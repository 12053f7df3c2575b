import type { ChannelAdapter } from '../adapter';
import { acknowledge, check, typing } from './acts';
import { fetchMedia } from './fetch-media';
import { capabilities, fields } from './fields';
import { read } from './read';
import { send } from './send';
import { templates } from './templates';
import { verifyInbound } from './verify-inbound';

/** WhatsApp Cloud API. Names come with the messages, so there is no profile to ask for. */
export const whatsapp: ChannelAdapter = {
  channel: 'whatsapp',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  templates,
  fetchMedia,
  typing,
  acknowledge,
  check,
};
