import type { AdapterContext, Capabilities, ChannelAdapter } from '../adapter';
import { numberOf, type Settings, textOf } from '../settings';
import { actionWindow, fileBytes, messageWindow, wechatTyping } from '../wechat/capabilities';
import { check } from '../wechat/check';
import { DIALECT } from '../wechat/dialect';
import { fetchMedia } from '../wechat/media';
import { read } from '../wechat/read';
import { TencentApi } from '../wechat/tencent-api';
import { typing } from '../wechat/typing';
import { verifyInbound } from '../wechat/verify-inbound';
import { fields } from './fields';
import { send } from './send';

const apiOf = (context: AdapterContext) => new TencentApi(context, DIALECT);
const typingPath = (context: AdapterContext) =>
  textOf(context.settings, 'typingPath') || '/cgi-bin/message/custom/business/typing';

function capabilities(settings: Settings): Capabilities {
  return {
    text: { most: numberOf(settings, 'textBytes', 2_048), unit: 'bytes' },
    captionMost: 0,
    carries: ['text', 'image', 'link'],
    fileBytes: { image: fileBytes(settings).image },
    windows: { message: messageWindow(settings), enter: actionWindow(settings, 2) },
    fallbacks: ['ask-to-write', 'other-channel'],
    receipts: 'none',
    ...wechatTyping(settings),
    idempotent: false,
  };
}

/** WeChat mini programs: the protocol of official accounts with other kinds and windows (channels.md 2). */
export const wechatMiniProgram: ChannelAdapter = {
  channel: 'wechat-mini-program',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  fetchMedia: (ref, context) => fetchMedia(ref, apiOf(context)),
  // No profile: nothing is told of the user here; the unionid comes with the mini program's own sign-in.
  typing: (externalId, on, context) => typing({ externalId, on, path: typingPath(context) }, apiOf(context)),
  check: (context) => check(apiOf(context), typingPath(context)),
};
