import type { ChannelAdapter } from '../adapter';
import { attachmentAt, checkMessaging, profileOf, typingIn } from '../meta/messaging-acts';
import { readMessaging } from '../meta/read-messaging';
import { sendMessaging, type Messaging } from '../meta/send-messaging';
import { numberOf } from '../settings';
import { capabilities, fields, product, TEXT_BYTES } from './fields';
import { verifyInbound } from './verify-inbound';

const messaging: Messaging = {
  product,
  account: 'accountId',
  uploads: false,
  files: false,
  fits: (text, { settings }) => Buffer.byteLength(text) <= numberOf(settings, 'textBytes', TEXT_BYTES),
};

const SUBSCRIBED = 'messages,messaging_postbacks,messaging_referral,messaging_seen,message_edit';

/** Direct messages of one Instagram professional account. */
export const instagram: ChannelAdapter = {
  channel: 'instagram',
  fields,
  capabilities,
  verifyInbound,
  read: readMessaging,
  send: (piece, context) => sendMessaging(piece, context, messaging),
  fetchMedia: attachmentAt,
  profile: (externalId, context) => profileOf(messaging, externalId, context),
  typing: (externalId, on, context) => typingIn(messaging, { externalId, on }, context),
  check: (context) => checkMessaging(messaging, SUBSCRIBED, context),
};
