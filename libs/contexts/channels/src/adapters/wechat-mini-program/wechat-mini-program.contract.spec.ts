import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { CLASSES } from '../wechat/errors';
import {
  json,
  NOW,
  plainPush,
  ROTATED,
  sealedPush,
  SETTINGS,
  STRANGERS,
  stored,
} from '../wechat/testing/pushes';
import { wechatMiniProgram } from './index';

const TEXT = json('"MsgType":"text","Content":"你好","MsgId":24930112233445566');
const sender = { externalId: 'oKfUser_0001' };
const handshake = plainPush('', { at: NOW, settings: SETTINGS });

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: NOW,
  inbound: {
    handshake: {
      request: { ...handshake, query: { ...handshake.query, echostr: '5117' } },
      answer: '5117',
    },
    body: TEXT,
    push: sealedPush,
    strangers: STRANGERS,
    rotated: ROTATED,
    toleranceSeconds: 600,
    malformed: { 'a list': sealedPush('[1]', { at: NOW, settings: SETTINGS }) },
  },
  reads: [
    {
      name: 'a text in JSON, its id digit by digit',
      event: stored(TEXT),
      expected: [
        {
          kind: 'message',
          sender,
          externalId: '24930112233445566',
          opens: 'message',
          parts: [{ kind: 'text' }],
        },
      ],
    },
    {
      name: 'a picture',
      event: stored(json('"MsgType":"image","PicUrl":"http://a","MediaId":"m","MsgId":1')),
      expected: [{ kind: 'message', parts: [{ kind: 'image', media: { ref: 'm' } }] }],
    },
    {
      name: 'a card of one of its pages',
      event: stored(
        json(
          '"MsgType":"miniprogrampage","MsgId":2,"Title":"外套","AppId":"wx1","PagePath":"pages/i?id=9","ThumbUrl":"https://img.example/9","ThumbMediaId":"t"',
        ),
      ),
      expected: [
        {
          kind: 'message',
          parts: [
            {
              kind: 'product-card',
              productId: 'pages/i?id=9',
              title: '外套',
              imageUrl: 'https://img.example/9',
            },
          ],
        },
      ],
    },
    {
      name: 'that the customer opened the chat, and from where',
      event: stored(json('"MsgType":"event","Event":"user_enter_tempsession","SessionFrom":"order:9"')),
      expected: [{ kind: 'contact', sender, act: 'entered', value: 'order:9', opens: 'enter', at: NOW }],
    },
  ],
  unknown: [{ event: stored(json('"MsgType":"voice_call","MsgId":3')), providerKind: 'voice_call' }],
  send: {
    piece: { id: 'b'.repeat(32), to: 'oKfUser_0001', body: { kind: 'text', text: '在的' } },
    call: '/cgi-bin/message/custom/send',
    accepted: { body: { errcode: 0, errmsg: 'ok' } },
    failures: Object.entries(CLASSES).map(([code, kind]) => ({
      name: code,
      reply: { body: { errcode: Number(code), errmsg: 'refused' } },
      class: kind,
    })),
    repeating: (text) => ({ body: { errcode: 40013, errmsg: text } }),
    others: () => ({ body: { access_token: 'token-1', expires_in: 7200 } }),
  },
};

describeChannelAdapter(wechatMiniProgram, fixtures);
