import type { AdapterContext, ChannelAdapter } from '../adapter';
import { textOf } from '../settings';
import { capabilities } from './capabilities';
import { check } from './check';
import { DIALECT } from './dialect';
import { fields } from './fields';
import { fetchMedia } from './media';
import { profile } from './profile';
import { read } from './read';
import { send } from './send';
import { sendTemplate, templates } from './templates';
import { TencentApi } from './tencent-api';
import { typing } from './typing';
import { verifyInbound } from './verify-inbound';

const apiOf = (context: AdapterContext) => new TencentApi(context, DIALECT);
const typingPath = (context: AdapterContext) =>
  textOf(context.settings, 'typingPath') || '/cgi-bin/message/custom/typing';

/** WeChat official accounts (channels.md 1). */
export const wechat: ChannelAdapter = {
  channel: 'wechat',
  fields,
  capabilities,
  verifyInbound,
  read,
  send: (piece, context) =>
    piece.body.kind === 'template' ? sendTemplate(piece, piece.body, context) : send(piece, context),
  templates,
  fetchMedia: (ref, context) => fetchMedia(ref, apiOf(context)),
  profile: (externalId, context) => profile(externalId, apiOf(context)),
  typing: (externalId, on, context) => typing({ externalId, on, path: typingPath(context) }, apiOf(context)),
  check: (context) => check(apiOf(context), typingPath(context)),
};
