import type { Capabilities, ChannelAdapter } from '../adapter';
import { numberOf, type Settings } from '../settings';
import { check } from './check';
import { fetchMedia } from './fetch-media';
import { read } from './read';
import { brandOf, send } from './send';
import { fields, LIMITS, providerOf } from './settings';
import { verifyInbound } from './verify-inbound';

/** No window; whoever opts out cannot be reached. */
function capabilities(settings: Settings): Capabilities {
  const mms = settings['mms'] === true;
  const parts = numberOf(settings, 'mostParts', LIMITS.mostParts);
  const bytes = numberOf(settings, 'mmsBytes', LIMITS.mmsBytes);
  return {
    // A Chinese brand before plain letters makes them UCS-2, of which less than half as many fit into a part.
    text: { most: brandOf(settings) === '' ? parts : Math.max(1, Math.floor(parts * 0.4)), unit: 'sms' },
    carries: mms ? ['text', 'image', 'voice', 'video', 'file'] : ['text'],
    fileBytes: mms ? { image: bytes, voice: bytes, video: bytes, file: bytes } : {},
    windows: {},
    fallbacks: settings['templateOnly'] === true ? ['template', 'other-channel'] : ['other-channel'],
    receipts: 'delivered',
    typingOut: false,
    idempotent: providerOf(settings) === 'http',
  };
}

/** SMS: Twilio, or any gateway that speaks our contract. */
export const sms: ChannelAdapter = {
  channel: 'sms',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  fetchMedia,
  check,
};
