import { createHmac } from 'node:crypto';
import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { textOf } from '../settings';
import { line } from './index';

const settings = {
  hookUrl: 'https://shop.example/hooks/line/k',
  channelSecret: 'f2a90cc31b7d4e5588aa13c07de94b60',
  accessToken: 'token-of-the-channel',
};
const frame = {
  mode: 'active',
  timestamp: 1767225800123,
  webhookEventId: '01KDW2T6Q0Z8M4V7N3J5X9C1B2',
  source: { type: 'user', userId: 'Ufedcba9876543210' },
};
const message = (content: object) => ({
  ...frame,
  type: 'message',
  replyToken: 'rt-1',
  message: { id: '59', ...content },
});
const said = message({ type: 'text', quoteToken: 'qt', text: '在庫はありますか?' });
const signed = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') },
  query: {},
});
const event = (whole: object) => ({
  key: frame.webhookEventId,
  at: null,
  raw: Buffer.from(JSON.stringify(whole)),
});
const refusal = (status: number, text: string, meant: FailureClass) => ({
  name: `${status} ${text}`,
  reply: { status, body: { message: text } },
  class: meant,
});

const fixtures: ChannelFixtures = {
  settings,
  now: new Date('2026-01-01T00:03:25Z'),
  inbound: {
    body: JSON.stringify({ destination: 'U01', events: [said] }),
    push: (body, by) => signed(body, textOf(by.settings, 'channelSecret')),
    strangers: { ...settings, channelSecret: 'f'.repeat(32) },
    rotated: { ...settings, channelSecret: 'a'.repeat(32), channelSecretPrevious: settings.channelSecret },
    malformed: { 'a body without events': signed('{"destination":"U01"}', settings.channelSecret) },
  },
  reads: [
    {
      name: 'a message, with the token for a free answer',
      event: event(said),
      expected: [
        {
          kind: 'message',
          externalId: '59',
          sender: { externalId: 'Ufedcba9876543210' },
          sentAt: new Date(1767225800123),
          parts: [{ kind: 'text', text: '在庫はありますか?' }],
          code: { value: 'rt-1', validUntil: new Date(1767225850123) },
        },
      ],
    },
  ],
  unknown: [{ event: event(message({ type: 'hologram' })), providerKind: 'hologram' }],
  send: {
    piece: { id: 'a'.repeat(32), to: 'Ufedcba9876543210', body: { kind: 'text', text: 'はい' } },
    call: '/v2/bot/message/push',
    accepted: { body: { sentMessages: [{ id: '461230966842064897' }] } },
    failures: [
      refusal(400, 'The request body has 1 error(s)', 'bad-content'),
      refusal(400, 'Failed to send messages', 'recipient-unreachable'),
      refusal(401, 'Authentication failed', 'not-permitted'),
      refusal(403, 'Access to this API is not available', 'not-permitted'),
      refusal(413, 'Request entity too large', 'bad-content'),
      refusal(429, 'The API rate limit has been exceeded. Try again later.', 'retry-later'),
      refusal(429, 'You have reached your monthly limit.', 'quota-reached'),
      refusal(500, 'Internal Server Error', 'retry-later'),
    ],
    repeating: (text) => ({ status: 400, body: { message: text } }),
  },
};

describeChannelAdapter(line, fixtures);
