import type { ChannelFixtures, InboundFixtures } from '../../../testing/channel-fixtures';
import { textOf } from '../../settings';
import { askedByMeta, signedByMeta } from './signed';

export const NOW = new Date('2026-01-01T00:05:00Z');

const KEYS = {
  accessToken: 'EAAG-token-of-the-page',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};

/** What everything that happens in a chat has. */
export const FRAME = { sender: { id: '5001' }, recipient: { id: '1234567' }, timestamp: 1767225900123 };
export const SAID = { mid: 'm_1', text: 'Where is my parcel?' };

/** A page (Messenger) or an account (Instagram), and how Meta calls for it. */
export function accountOf(
  object: 'page' | 'instagram',
  account: Record<string, string>,
): Pick<ChannelFixtures, 'settings' | 'now'> & { inbound: InboundFixtures } {
  const settings = { hookUrl: 'https://shop.example/hooks/x/k', ...account, ...KEYS };
  const messaging = [{ ...FRAME, message: SAID }];
  const batch = (product: string) =>
    JSON.stringify({ object: product, entry: [{ id: '1234567', time: 1767225900200, messaging }] });
  return {
    settings,
    now: NOW,
    inbound: {
      handshake: { request: askedByMeta(KEYS.verifyToken, '77'), answer: '77' },
      body: batch(object),
      push: (body, by) => signedByMeta(body, textOf(by.settings, 'appSecret')),
      strangers: { ...settings, appSecret: 'f'.repeat(32), verifyToken: 'somebody-else' },
      rotated: { ...settings, appSecret: 'a'.repeat(32), appSecretPrevious: KEYS.appSecret },
      malformed: { 'a body of another product': signedByMeta(batch('user'), KEYS.appSecret) },
    },
  };
}
