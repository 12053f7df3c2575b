import { createHmac } from 'node:crypto';
import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { instagram } from '../instagram/index';
import { messenger } from '../messenger/index';
import { textOf } from '../settings';

const keys = {
  accessToken: 'EAAG-token-of-the-page',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};
const frame = { sender: { id: '5001' }, recipient: { id: '1234567' }, timestamp: 1767225900123 };
const message = { ...frame, message: { mid: 'm_1', text: 'Where is my parcel?' } };
const signed = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
  query: {},
});
const event = (item: object) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(JSON.stringify({ messaging: { ...frame, ...item } })),
});
const refusal = (code: number, meant: FailureClass, more: { subcode?: number; status?: number } = {}) => ({
  name: [code, more.subcode].join('/'),
  reply: {
    status: more.status ?? 400,
    body: { error: { message: `(#${code}) no`, code, error_subcode: more.subcode, fbtrace_id: 'x' } },
  },
  class: meant,
});

function fixturesOf(object: 'page' | 'instagram', account: Record<string, string>): ChannelFixtures {
  const settings = { hookUrl: 'https://shop.example/hooks/x/k', ...account, ...keys };
  const batch = (product: string) =>
    JSON.stringify({
      object: product,
      entry: [{ id: '1234567', time: 1767225900200, messaging: [message] }],
    });
  return {
    settings,
    now: new Date('2026-01-01T00:05:00Z'),
    inbound: {
      handshake: {
        request: {
          body: Buffer.alloc(0),
          headers: {},
          query: { 'hub.mode': 'subscribe', 'hub.verify_token': keys.verifyToken, 'hub.challenge': '77' },
        },
        answer: '77',
      },
      body: batch(object),
      push: (body, by) => signed(body, textOf(by.settings, 'appSecret')),
      strangers: { ...settings, appSecret: 'f'.repeat(32), verifyToken: 'somebody-else' },
      rotated: { ...settings, appSecret: 'a'.repeat(32), appSecretPrevious: keys.appSecret },
      malformed: { 'a body of another product': signed(batch('user'), keys.appSecret) },
    },
    reads: [
      {
        name: 'a message',
        event: event({ message: message.message }),
        expected: [
          {
            kind: 'message',
            externalId: 'm_1',
            sender: { externalId: '5001' },
            sentAt: new Date(1767225900123),
            parts: [{ kind: 'text', text: 'Where is my parcel?' }],
            opens: 'message',
          },
        ],
      },
      {
        name: 'an echo',
        event: event({ message: { ...message.message, is_echo: true, app_id: 5 } }),
        expected: [{ kind: 'ignored' }],
      },
    ],
    unknown: [
      {
        event: event({ message: { mid: 'm_2', attachments: [{ type: 'hologram', payload: {} }] } }),
        providerKind: 'hologram',
      },
      { event: event({ message: { mid: 'm_3', is_unsupported: true } }), providerKind: 'unsupported' },
    ],
    send: {
      piece: { id: 'a'.repeat(32), to: '5001', body: { kind: 'text', text: 'On its way' } },
      call: '/1234567/messages',
      accepted: { body: { recipient_id: '5001', message_id: 'm_9' } },
      failures: [
        refusal(190, 'not-permitted', { status: 401 }),
        refusal(10, 'window-closed', { subcode: 2018278 }),
        refusal(10, 'not-permitted', { subcode: 1893063 }),
        refusal(10, 'not-permitted'),
        refusal(551, 'recipient-unreachable'),
        refusal(100, 'recipient-unreachable', { subcode: 2018001 }),
        refusal(100, 'bad-content'),
        refusal(4, 'retry-later'),
        refusal(32, 'retry-later'),
        refusal(613, 'retry-later'),
        refusal(1200, 'retry-later', { status: 500 }),
        refusal(2, 'retry-later', { status: 500 }),
        refusal(200, 'not-permitted', { status: 403 }),
      ],
      repeating: (said) => ({ status: 400, body: { error: { message: said, code: 100 } } }),
    },
  };
}

describeChannelAdapter(messenger, fixturesOf('page', { pageId: '1234567' }));
describeChannelAdapter(instagram, fixturesOf('instagram', { accountId: '1234567' }));
