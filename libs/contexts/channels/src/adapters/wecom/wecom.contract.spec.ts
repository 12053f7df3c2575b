import type { ChannelFixtures, InboundRequest } from '../../testing/channel-fixtures';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { CLASSES } from './errors';
import { wecom } from './index';
import { callback, item, NOW, push, READS, ROTATED, SETTINGS, STRANGERS } from './testing/callbacks';

const P3: InboundRequest = {
  body: Buffer.alloc(0),
  headers: {},
  query: {
    msg_signature: 'f6555de76fe30a5e89b7deff41d54431c15e1c62',
    timestamp: '1767225700',
    nonce: 'n0nce77',
    echostr: 'S9orWPtDCFVgSOvun22E9KIY0Iyr7OHeqi2Plf2dfHXyZBfvNNbNh1XmAedauplE6Xx/1VGYqkekW/FDUQ1P4w==',
  },
};
const by = { at: NOW, settings: SETTINGS };

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: NOW,
  inbound: {
    handshake: { request: P3, answer: '5021187740093316458' },
    body: callback(),
    push,
    strangers: STRANGERS,
    rotated: ROTATED,
    toleranceSeconds: 600,
    malformed: {
      'a callback for another company': push(callback(), {
        ...by,
        settings: { ...SETTINGS, corpId: 'wwffffffffffffffff' },
      }),
      'a callback that is no XML': push('hello', by),
      'a plain callback': { ...push(callback(), by), body: Buffer.from(callback()) },
    },
  },
  reads: READS,
  unknown: ['merged_msg', 'channels', 'meeting', 'schedule', 'note', 'business_card', 'something-new'].map(
    (kind) => ({ event: item({ msgtype: kind, [kind]: { userid: 'x' } }), providerKind: kind }),
  ),
  send: {
    piece: { id: 'c'.repeat(32), to: 'wmAJ2GCAAA', body: { kind: 'text', text: '在的' } },
    call: '/cgi-bin/kf/send_msg',
    accepted: { body: { errcode: 0, errmsg: 'ok', msgid: 'c'.repeat(32) } },
    failures: Object.entries({ ...CLASSES, 99999: 'bad-content' as const }).map(([code, kind]) => ({
      name: code,
      reply: {
        body: { errcode: Number(code), errmsg: 'refused, more info at https://open.work.weixin.qq.com' },
      },
      class: kind,
    })),
    repeating: (text) => ({ body: { errcode: 40013, errmsg: text } }),
    others: (url) => ({
      body: url.includes('service_state')
        ? { errcode: 0, service_state: 4 }
        : { access_token: 't', expires_in: 7200 },
    }),
  },
};

describeChannelAdapter(wecom, fixtures);
