import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { whatsapp } from './index';
import { CONTACTS, FRAME, INBOUND, METADATA, NOW, SETTINGS, TEXT } from './testing/pushes';

const event = (part: object) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(
    JSON.stringify({ field: 'messages', value: { metadata: METADATA, contacts: CONTACTS, ...part } }),
  ),
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
  settings: SETTINGS,
  now: NOW,
  inbound: INBOUND,
  reads: [
    {
      name: 'a message',
      event: event({ messages: [TEXT] }),
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
      event: event({ messages: [{ ...FRAME, type: 'hologram', hologram: {} }] }),
      providerKind: 'hologram',
    },
    {
      event: event({ messages: [{ ...FRAME, type: 'unsupported', errors: [{ code: 131051 }] }] }),
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
