import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { line } from './index';
import { FRAME, INBOUND, message, NOW, SAID, SETTINGS } from './testing/pushes';

const event = (whole: object) => ({
  key: FRAME.webhookEventId,
  at: null,
  raw: Buffer.from(JSON.stringify(whole)),
});
const refusal = (status: number, text: string, meant: FailureClass) => ({
  name: `${status} ${text}`,
  reply: { status, body: { message: text } },
  class: meant,
});

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: NOW,
  inbound: INBOUND,
  reads: [
    {
      name: 'a message, with the token for a free answer',
      event: event(SAID),
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
