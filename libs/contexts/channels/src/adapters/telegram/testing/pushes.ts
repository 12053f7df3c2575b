import type { InboundFixtures } from '../../../testing/channel-fixtures';
import { textOf } from '../../settings';

/** The moment at which these updates come. */
export const NOW = new Date('2026-01-01T00:05:00Z');

export const SETTINGS = {
  hookUrl: 'https://shop.example/hooks/telegram/k',
  botToken: '7000001:AAHexampleexampleexample',
  secretToken: 'secret-of-the-webhook',
};

/** What every message of a private chat has. */
export const FRAME = {
  message_id: 5,
  date: 1767225900,
  chat: { id: 900, type: 'private' },
  from: { id: 900, is_bot: false, first_name: 'Mei' },
};

const told = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-telegram-bot-api-secret-token': secret },
  query: {},
});

export const INBOUND: InboundFixtures = {
  body: JSON.stringify({ update_id: 41, message: { ...FRAME, text: 'Where is my parcel?' } }),
  push: (body, by) => told(body, textOf(by.settings, 'secretToken')),
  strangers: { ...SETTINGS, secretToken: 'secret-of-a-stranger' },
  rotated: { ...SETTINGS, secretToken: 'the-new-secret', secretTokenPrevious: SETTINGS.secretToken },
  // The secret is all there is: whoever has it may say anything.
  bodySigned: false,
  malformed: { 'a body that is no update': told('{"hello":1}', SETTINGS.secretToken) },
};
