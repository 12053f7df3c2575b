import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { telegram } from './index';
import { FRAME, INBOUND, NOW, SETTINGS } from './testing/pushes';
import { updateEvent } from './verify-inbound';

const event = (update: Record<string, unknown>) => {
  const whole = { update_id: 41, ...update };
  return updateEvent(whole, Buffer.from(JSON.stringify(whole)))!;
};
const refusal = (error_code: number, description: string, parameters?: object) => ({
  name: `${error_code} ${description}`,
  reply: { status: error_code, body: { ok: false, error_code, description, parameters } },
});

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: NOW,
  inbound: INBOUND,
  reads: [
    {
      name: 'a message',
      event: event({ message: { ...FRAME, text: 'Where is my parcel?' } }),
      expected: [
        {
          kind: 'message',
          externalId: '900:5',
          sender: { externalId: '900', name: 'Mei' },
          sentAt: new Date(1767225900_000),
        },
      ],
    },
    {
      name: 'the bot being blocked',
      event: event({ my_chat_member: { ...FRAME, new_chat_member: { status: 'kicked' } } }),
      expected: [{ kind: 'contact', act: 'unfollowed', sender: { externalId: '900' } }],
    },
  ],
  unknown: [
    { event: event({ message: { ...FRAME, dice: { value: 3 } } }), providerKind: 'dice' },
    { event: event({ message: { ...FRAME, some_kind_of_2030: {} } }), providerKind: 'some_kind_of_2030' },
  ],
  send: {
    piece: { id: 'a'.repeat(32), to: '900', body: { kind: 'text', text: 'On its way' } },
    call: '/sendMessage',
    accepted: { body: { ok: true, result: { message_id: 6, chat: { id: 900 } } } },
    failures: [
      { ...refusal(400, 'Bad Request: chat not found'), class: 'recipient-unreachable' },
      { ...refusal(400, "Bad Request: can't parse entities"), class: 'bad-content' },
      { ...refusal(400, 'Bad Request: message is too long'), class: 'bad-content' },
      { ...refusal(401, 'Unauthorized'), class: 'not-permitted' },
      { ...refusal(403, 'Forbidden: bot was blocked by the user'), class: 'recipient-unreachable' },
      { ...refusal(404, 'Not Found'), class: 'not-permitted' },
      { ...refusal(409, 'Conflict'), class: 'retry-later' },
      { ...refusal(413, 'Request Entity Too Large'), class: 'bad-content' },
      { ...refusal(429, 'Too Many Requests: retry after 5', { retry_after: 5 }), class: 'retry-later' },
      { ...refusal(500, 'Internal Server Error'), class: 'retry-later' },
    ],
    repeating: (text) => refusal(400, text).reply,
  },
};

describeChannelAdapter(telegram, fixtures);
