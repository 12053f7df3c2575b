import type { AdapterContext, Capabilities, ChannelAdapter } from '../adapter';
import { numberOf, textOf, type Settings } from '../settings';
import { fileBytes, messageWindow } from '../wechat/capabilities';
import { fetchMedia, MEGABYTE, TAKES } from '../wechat/media';
import { TencentApi } from '../wechat/tencent-api';
import { check } from './check';
import { WECOM } from './dialect';
import { fields } from './fields';
import { profile } from './profile';
import { pull } from './pull';
import { read } from './read';
import { recall } from './recall';
import { send, SHOWN } from './send';
import { endSession } from './session';
import { verifyInbound } from './verify-inbound';

const apiOf = (context: AdapterContext) => new TencentApi(context, WECOM);

function capabilities(settings: Settings): Capabilities {
  return {
    text: { most: numberOf(settings, 'textBytes', 2_048), unit: 'bytes' },
    captionMost: 0,
    carries: ['text', 'image', 'voice', 'video', 'file', 'link', 'location'],
    menus: [{ most: 10, label: { most: 128, unit: 'bytes' }, text: { most: 1_024, unit: 'bytes' } }],
    fileBytes: { ...fileBytes(settings), file: numberOf(settings, 'fileBytes', 20 * MEGABYTE) },
    fileTakes: { types: SHOWN, voiceMs: TAKES.voiceMs },
    windows: { message: messageWindow(settings) },
    fallbacks: ['ask-to-write', 'other-channel'],
    receipts: 'failures',
    typingOut: false,
    changes: settings.recalls === false ? [] : ['recall'],
    idempotent: true,
  };
}

/** WeChat customer service through WeCom (channels.md 3): one inbox for each customer service account. */
export const wecom: ChannelAdapter = {
  channel: 'wecom',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  change: recall,
  fetchMedia: (ref, context) => fetchMedia(ref, apiOf(context)),
  pull,
  // Callbacks get lost.
  pullEveryMs: 180_000,
  profile: (externalId, context) => profile(externalId, apiOf(context)),
  endSession: (externalId, context) =>
    endSession(
      apiOf(context),
      { open_kfid: textOf(context.settings, 'openKfId'), external_userid: externalId },
      context.now(),
    ),
  check: (context) => check(apiOf(context)),
};
