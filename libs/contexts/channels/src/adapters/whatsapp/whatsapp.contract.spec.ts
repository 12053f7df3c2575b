import { createHmac } from 'node:crypto';
import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { textOf } from '../settings';
import { whatsapp } from './index';

const settings = {
  hookUrl: 'https://shop.example/hooks/whatsapp/k',
  phoneNumberId: '700800900',
  accessToken: 'EAAG-token-of-the-shop',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};
const metadata = { display_phone_number: '15550001111', phone_number_id: '700800900' };
const contacts = [{ profile: { name: 'Mei' }, wa_id: '8613800000000', user_id: 'CN.90017700220033' }];
const message = {
  from: '8613800000000',
  from_user_id: 'CN.90017700220033',
  id: 'wamid.TEST0001',
  timestamp: '1767225900',
};
const text = { ...message, type: 'text', text: { body: 'Where is my parcel?' } };
const batch = (value: object, object = 'whatsapp_business_account') =>
  JSON.stringify({
    object,
    entry: [
      {
        id: '1',
        changes: [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }],
      },
    ],
  });
const signed = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
  query: {},
});
const event = (part: object) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(JSON.stringify({ field: 'messages', value: { metadata, contacts, ...part } })),
});
const refusal = (code: number, meant: FailureClass, status = 400) => ({
  name: String(code),
  reply: {
    status,
    body: { error: { message: `(#${code}) no`, type: 'OAuthException', code, fbtrace_id: 'x' } },
  },
  class: meant,
});

const fixtures: ChannelFixtures = {
  settings,
  now: new Date('2026-01-01T00:05:00Z'),
  inbound: {
    handshake: {
      request: {
        body: Buffer.alloc(0),
        headers: {},
        query: {
          'hub.mode': 'subscribe',
          'hub.verify_token': 'verify-me-please',
          'hub.challenge': '1158201444',
        },
      },
      answer: '1158201444',
    },
    body: batch({
      contacts,
      messages: [text, { ...text, id: 'wamid.TEST0002' }],
      statuses: [{ id: 'wamid.OUT1', status: 'read', timestamp: '1767225901' }],
    }),
    push: (body, by) => signed(body, textOf(by.settings, 'appSecret')),
    strangers: { ...settings, appSecret: 'f'.repeat(32), verifyToken: 'somebody-else' },
    rotated: { ...settings, appSecret: 'a'.repeat(32), appSecretPrevious: settings.appSecret },
    malformed: {
      'a body of another product': signed(batch({}, 'page'), settings.appSecret),
      'a body that is no JSON': signed('{', settings.appSecret),
    },
  },
  reads: [
    {
      name: 'a message',
      event: event({ messages: [text] }),
      expected: [
        {
          kind: 'message',
          externalId: 'wamid.TEST0001',
          sender: { externalId: 'CN.90017700220033', phone: '+8613800000000', name: 'Mei' },
          sentAt: new Date(1767225900_000),
          parts: [{ kind: 'text', text: 'Where is my parcel?' }],
          opens: 'message',
        },
      ],
    },
    {
      name: 'a receipt',
      event: event({ statuses: [{ id: 'wamid.OUT1', status: 'delivered', timestamp: '1767225901' }] }),
      expected: [
        { kind: 'receipt', providerId: 'wamid.OUT1', state: 'delivered', at: new Date(1767225901_000) },
      ],
    },
  ],
  unknown: [
    {
      event: event({ messages: [{ ...message, type: 'hologram', hologram: {} }] }),
      providerKind: 'hologram',
    },
    {
      event: event({ messages: [{ ...message, type: 'unsupported', errors: [{ code: 131051 }] }] }),
      providerKind: 'unsupported',
    },
  ],
  send: {
    piece: { id: 'a'.repeat(32), to: 'CN.90017700220033', body: { kind: 'text', text: 'On its way' } },
    call: '/messages',
    accepted: { body: { contacts: [{ user_id: 'CN.9' }], messages: [{ id: 'wamid.OUT1' }] } },
    failures: [
      refusal(0, 'not-permitted', 401),
      refusal(190, 'not-permitted', 401),
      refusal(3, 'not-permitted'),
      refusal(10, 'not-permitted', 403),
      refusal(200, 'not-permitted', 403),
      refusal(299, 'not-permitted', 403),
      refusal(4, 'retry-later'),
      refusal(80007, 'retry-later'),
      refusal(130429, 'retry-later', 429),
      refusal(131056, 'retry-later'),
      refusal(131048, 'retry-later'),
      refusal(100, 'bad-content'),
      refusal(131008, 'bad-content'),
      refusal(131009, 'bad-content'),
      refusal(131051, 'bad-content'),
      refusal(131052, 'bad-content'),
      refusal(131053, 'bad-content'),
      refusal(131026, 'recipient-unreachable'),
      refusal(131047, 'window-closed'),
      refusal(131049, 'not-permitted'),
      refusal(131050, 'not-permitted'),
      refusal(131062, 'bad-content'),
      refusal(132000, 'bad-content'),
      refusal(132016, 'bad-content'),
      refusal(368, 'not-permitted', 403),
      refusal(131031, 'not-permitted', 403),
      refusal(131000, 'retry-later', 500),
      refusal(131016, 'retry-later', 503),
      refusal(1, 'retry-later', 500),
      refusal(2, 'retry-later', 503),
    ],
    repeating: (said) => ({ status: 400, body: { error: { message: said, code: 100 } } }),
  },
};

describeChannelAdapter(whatsapp, fixtures);
