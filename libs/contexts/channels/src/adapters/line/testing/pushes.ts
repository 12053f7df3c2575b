import { createHmac } from 'node:crypto';
import type { InboundFixtures } from '../../../testing/channel-fixtures';
import { textOf } from '../../settings';

export const NOW = new Date('2026-01-01T00:03:25Z');

export const SETTINGS = {
  hookUrl: 'https://shop.example/hooks/line/k',
  channelSecret: 'f2a90cc31b7d4e5588aa13c07de94b60',
  accessToken: 'token-of-the-channel',
};

/** What every event of a person has. */
export const FRAME = {
  mode: 'active',
  timestamp: 1767225800123,
  webhookEventId: '01KDW2T6Q0Z8M4V7N3J5X9C1B2',
  source: { type: 'user', userId: 'Ufedcba9876543210' },
};

export const message = (content: object) => ({
  ...FRAME,
  type: 'message',
  replyToken: 'rt-1',
  message: { id: '59', ...content },
});
export const SAID = message({ type: 'text', quoteToken: 'qt', text: '在庫はありますか?' });

const signed = (body: string, secret: string) => ({
  body: Buffer.from(body),
  headers: { 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') },
  query: {},
});

export const INBOUND: InboundFixtures = {
  body: JSON.stringify({ destination: 'U01', events: [SAID] }),
  push: (body, by) => signed(body, textOf(by.settings, 'channelSecret')),
  strangers: { ...SETTINGS, channelSecret: 'f'.repeat(32) },
  rotated: { ...SETTINGS, channelSecret: 'a'.repeat(32), channelSecretPrevious: SETTINGS.channelSecret },
  malformed: { 'a body without events': signed('{"destination":"U01"}', SETTINGS.channelSecret) },
};
