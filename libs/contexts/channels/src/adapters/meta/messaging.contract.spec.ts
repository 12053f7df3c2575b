import type { FailureClass } from '@yingda/contracts/names';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { instagram } from '../instagram/index';
import { messenger } from '../messenger/index';
import { accountOf, FRAME, SAID } from './testing/pushes';

const event = (item: object) => ({
  key: 'k',
  at: null,
  raw: Buffer.from(JSON.stringify({ messaging: { ...FRAME, ...item } })),
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
  return {
    ...accountOf(object, account),
    reads: [
      {
        name: 'a message',
        event: event({ message: SAID }),
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
        event: event({ message: { ...SAID, is_echo: true, app_id: 5 } }),
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
