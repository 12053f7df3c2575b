import type { ChannelAdapter } from '../adapter';
import { attachmentAt, checkMessaging, profileOf, typingIn } from '../meta/messaging-acts';
import { readMessaging } from '../meta/read-messaging';
import { sendMessaging, type Messaging } from '../meta/send-messaging';
import { numberOf } from '../settings';
import { capabilities, fields, product, TEXT_MOST } from './fields';
import { verifyInbound } from './verify-inbound';

const messaging: Messaging = {
  product,
  account: 'pageId',
  uploads: true,
  files: true,
  fits: (text, { settings }) => text.length <= numberOf(settings, 'textMost', TEXT_MOST),
};

const SUBSCRIBED =
  'messages,messaging_postbacks,messaging_referrals,messaging_optins,message_deliveries,message_reads,message_edits';

/** Facebook Messenger of one page. */
export const messenger: ChannelAdapter = {
  channel: 'messenger',
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
