import type { ChannelFixtures, InboundRequest } from '../../testing/channel-fixtures';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { CLASSES } from './errors';
import { wechat } from './index';
import { NOW, ROTATED, sealedPush, SETTINGS, STRANGERS, stored, xml } from './testing/pushes';
import { EVENTS, MESSAGES } from './testing/reads';

const P1: InboundRequest = {
  body: Buffer.alloc(0),
  headers: {},
  query: {
    signature: 'e0320e60a4220cdaa8cd17ccef77f28978e01eed',
    timestamp: '1767225600',
    nonce: '88231407',
    echostr: '7043198865214437021',
  },
};
const TEXT = xml(
  '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好]]></Content><MsgId>24930112233445566</MsgId>',
);
const by = { at: NOW, settings: SETTINGS };

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: NOW,
  inbound: {
    handshake: { request: P1, answer: '7043198865214437021' },
    body: TEXT,
    push: sealedPush,
    strangers: STRANGERS,
    rotated: ROTATED,
    toleranceSeconds: 600,
    malformed: {
      'a message for another account': sealedPush(TEXT, {
        ...by,
        settings: { ...SETTINGS, appId: 'wx0000000000000000' },
      }),
      'a message that is neither XML nor JSON': sealedPush('hello', by),
      'a message with a document type': sealedPush(`<!DOCTYPE x>${TEXT}`, by),
      'a message that does not say what it is': sealedPush('<xml><A>1</A></xml>', by),
    },
  },
  reads: [...MESSAGES, ...EVENTS],
  unknown: [
    { event: stored(xml('<MsgType><![CDATA[file]]></MsgType><MsgId>7</MsgId>')), providerKind: 'file' },
    { event: stored(xml('<MsgType><![CDATA[新 kind]]></MsgType><MsgId>8</MsgId>')), providerKind: '-kind' },
    { event: stored(xml('<MsgType><![CDATA[constructor]]></MsgType>')), providerKind: 'constructor' },
  ],
  send: {
    piece: { id: 'a'.repeat(32), to: 'oKfUser_0001', body: { kind: 'text', text: '在的' } },
    call: '/cgi-bin/message/custom/send',
    accepted: { body: { errcode: 0, errmsg: 'ok' } },
    failures: Object.entries({ ...CLASSES, 99999: 'bad-content' as const }).map(([code, kind]) => ({
      name: code,
      reply: { body: { errcode: Number(code), errmsg: 'refused rid: 66f3bd4d-25a283a9' } },
      class: kind,
    })),
    repeating: (text) => ({ body: { errcode: 40013, errmsg: text } }),
    others: () => ({ body: { access_token: 'token-1', expires_in: 7200 } }),
  },
};

describeChannelAdapter(wechat, fixtures);
