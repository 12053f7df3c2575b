import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { textOf } from '../settings';
import { telegram } from './index';
import { updateEvent } from './verify-inbound';

const now = new Date('2026-01-01T00:05:00Z');
const settings = {
  hookUrl: 'https://shop.example/hooks/telegram/k',
  botToken: '7000001:AAHexampleexampleexample',
  secretToken: 'secret-of-the-webhook',
};
const frame = {
  message_id: 5,
  date: 1767225900,
  chat: { id: 900, type: 'private' },
  from: { id: 900, is_bot: false, first_name: 'Mei' },
};
const event = (update: Record<string, unknown>) => {
  const whole = { update_id: 41, ...update };
  return updateEvent(whole, Buffer.from(JSON.stringify(whole)))!;
};
const signed = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-telegram-bot-api-secret-token': secret },
  query: {},
});
const refusal = (error_code: number, description: string, parameters?: object) => ({
  name: `${error_code} ${description}`,
  reply: { status: error_code, body: { ok: false, error_code, description, parameters } },
});

const fixtures: ChannelFixtures = {
  settings,
  now,
  inbound: {
    body: JSON.stringify({ update_id: 41, message: { ...frame, text: 'Where is my parcel?' } }),
    push: (body, by) => signed(body, textOf(by.settings, 'secretToken')),
    strangers: { ...settings, secretToken: 'secret-of-a-stranger' },
    rotated: { ...settings, secretToken: 'the-new-secret', secretTokenPrevious: settings.secretToken },
    // The secret is all there is: whoever has it may say anything.
    bodySigned: false,
    malformed: { 'a body that is no update': signed('{"hello":1}', settings.secretToken) },
  },
  reads: [
    {
      name: 'a message',
      event: event({ message: { ...frame, text: 'Where is my parcel?' } }),
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
      event: event({ my_chat_member: { ...frame, new_chat_member: { status: 'kicked' } } }),
      expected: [{ kind: 'contact', act: 'unfollowed', sender: { externalId: '900' } }],
    },
  ],
  unknown: [
    { event: event({ message: { ...frame, dice: { value: 3 } } }), providerKind: 'dice' },
    { event: event({ message: { ...frame, some_kind_of_2030: {} } }), providerKind: 'some_kind_of_2030' },
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
