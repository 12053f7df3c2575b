import type { InboundFixtures } from '../../../testing/channel-fixtures';
import { askedByMeta, signedByMeta } from '../../meta/testing/signed';
import { textOf } from '../../settings';

export const NOW = new Date('2026-01-01T00:05:00Z');

export const SETTINGS = {
  hookUrl: 'https://shop.example/hooks/whatsapp/k',
  phoneNumberId: '700800900',
  accessToken: 'EAAG-token-of-the-shop',
  appSecret: '6d1f0b7c92e84a35bb10c7ad44e9f281',
  verifyToken: 'verify-me-please',
};
export const METADATA = { display_phone_number: '15550001111', phone_number_id: '700800900' };
export const CONTACTS = [{ profile: { name: 'Mei' }, wa_id: '8613800000000', user_id: 'CN.90017700220033' }];

/** What every message has. */
export const FRAME = {
  from: '8613800000000',
  from_user_id: 'CN.90017700220033',
  id: 'wamid.TEST0001',
  timestamp: '1767225900',
};
export const TEXT = { ...FRAME, type: 'text', text: { body: 'Where is my parcel?' } };

const batch = (value: object, object = 'whatsapp_business_account') => {
  const change = {
    value: { messaging_product: 'whatsapp', metadata: METADATA, ...value },
    field: 'messages',
  };
  return JSON.stringify({ object, entry: [{ id: '1', changes: [change] }] });
};

export const INBOUND: InboundFixtures = {
  handshake: { request: askedByMeta(SETTINGS.verifyToken, '1158201444'), answer: '1158201444' },
  body: batch({
    contacts: CONTACTS,
    messages: [TEXT, { ...TEXT, id: 'wamid.TEST0002' }],
    statuses: [{ id: 'wamid.OUT1', status: 'read', timestamp: '1767225901' }],
  }),
  push: (body, by) => signedByMeta(body, textOf(by.settings, 'appSecret')),
  strangers: { ...SETTINGS, appSecret: 'f'.repeat(32), verifyToken: 'somebody-else' },
  rotated: { ...SETTINGS, appSecret: 'a'.repeat(32), appSecretPrevious: SETTINGS.appSecret },
  malformed: {
    'a body of another product': signedByMeta(batch({}, 'page'), SETTINGS.appSecret),
    'a body that is no JSON': signedByMeta('{', SETTINGS.appSecret),
  },
};
