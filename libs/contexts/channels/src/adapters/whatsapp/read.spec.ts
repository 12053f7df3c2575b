import { createHmac } from 'node:crypto';
import type { ChannelEvent } from '../channel-event';
import { read } from './read';
import { verifyInbound } from './verify-inbound';

const settings = { hookUrl: 'https://shop.example/hooks/whatsapp/k', appSecret: 'secret' };
const metadata = { phone_number_id: '700800900' };
const contact = { profile: { name: 'Mei' }, wa_id: '8613800000000', user_id: 'CN.9' };
const frame = { from: '8613800000000', from_user_id: 'CN.9', id: 'wamid.1', timestamp: '1767225900' };
const sender = { externalId: 'CN.9', name: 'Mei', phone: '+8613800000000' };
const at = new Date(1767225900_000);

/** Through the webhook, as everything comes. */
function said(value: object, field = 'messages'): { keys: string[]; events: ChannelEvent[] } {
  const body = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field, value: { metadata, ...value } }] }],
    }),
  );
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
  const verdict = verifyInbound(body, { 'x-hub-signature-256': signature }, {}, settings, at);
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind);
  return {
    keys: verdict.events.map((event) => event.key),
    events: verdict.events.flatMap((event) => read(event, settings)),
  };
}
const message = (fields: object) =>
  said({ contacts: [contact], messages: [{ ...frame, ...fields }] }).events[0]!;
const parts = (fields: object) => {
  const event = message(fields);
  return event.kind === 'message' ? event.parts : event;
};

describe('messages of WhatsApp', () => {
  it.each([
    [
      'a picture',
      { type: 'image', image: { id: 'f1', mime_type: 'image/jpeg', sha256: 'x', caption: 'broken' } },
      { kind: 'image', media: { ref: 'f1', contentType: 'image/jpeg' }, caption: 'broken' },
    ],
    [
      'a recording',
      { type: 'audio', audio: { id: 'f2', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'voice', media: { ref: 'f2', contentType: 'audio/ogg' } },
    ],
    [
      'a song',
      { type: 'audio', audio: { id: 'f3', mime_type: 'audio/mpeg' } },
      { kind: 'file', media: { ref: 'f3', contentType: 'audio/mpeg' } },
    ],
    ['a film', { type: 'video', video: { id: 'f4' } }, { kind: 'video', media: { ref: 'f4' } }],
    [
      'a document',
      { type: 'document', document: { id: 'f5', filename: '发票.pdf', mime_type: 'application/pdf' } },
      { kind: 'file', media: { ref: 'f5', name: '发票.pdf', contentType: 'application/pdf' } },
    ],
    [
      'a sticker',
      { type: 'sticker', sticker: { id: 'f6', mime_type: 'image/webp', animated: true } },
      { kind: 'image', media: { ref: 'f6', contentType: 'image/webp' } },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: 1.5, longitude: 2.5, name: 'Shop', address: 'Road 1' } },
      { kind: 'location', latitude: 1.5, longitude: 2.5, name: 'Shop', address: 'Road 1' },
    ],
    [
      'a visiting card',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Bo Li' }, phones: [{ phone: '+86138' }] }] },
      { kind: 'text', text: 'Bo Li\n+86138' },
    ],
  ])('show %s', (_what, fields, part) => {
    expect(parts(fields)).toEqual([part]);
  });

  it('give an order as one card for each product', () => {
    const order = {
      text: 'gift wrap, please',
      product_items: [{ product_retailer_id: 'SKU1', quantity: 2, item_price: 9.5, currency: 'EUR' }],
    };
    expect(parts({ type: 'order', order })).toEqual([
      { kind: 'text', text: 'gift wrap, please' },
      { kind: 'product-card', productId: 'SKU1', title: 'SKU1 × 2', price: '9.5 EUR' },
    ]);
  });

  it.each([
    [
      'a button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'i1', title: 'Yes' } },
      },
    ],
    [
      'a list',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'i1', title: 'Yes' } } },
    ],
    ['a template', { type: 'button', button: { payload: 'i1', text: 'Yes' } }],
  ])('give a choice from %s with what it answers', (_what, fields) => {
    expect(message({ ...fields, context: { from: '1', id: 'wamid.OUT' } })).toMatchObject({
      kind: 'message',
      parts: [{ kind: 'text', text: 'Yes' }],
      action: { itemId: 'i1', label: 'Yes' },
      replyTo: 'wamid.OUT',
      opens: 'menu',
    });
  });

  it('say where they came from', () => {
    const text = { type: 'text', text: { body: 'hi' } };
    expect(message({ ...text, referral: { source_url: 'https://fb.me/ad1' } })).toMatchObject({
      source: 'https://fb.me/ad1',
    });
    expect(message({ ...text, context: { referred_product: { product_retailer_id: 'S1' } } })).toMatchObject({
      source: 'product S1',
    });
  });

  it('tell that they were corrected and taken back', () => {
    const edit = { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'three' } } };
    expect(message({ type: 'edit', edit })).toEqual({
      kind: 'edited',
      sender,
      externalId: 'wamid.0',
      sentAt: at,
      text: 'three',
    });
    expect(message({ type: 'revoke', revoke: { original_message_id: 'wamid.0' } })).toEqual({
      kind: 'deleted',
      sender,
      externalId: 'wamid.0',
      sentAt: at,
    });
  });

  it('leave reactions and other fields alone', () => {
    expect(message({ type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }).kind).toBe('ignored');
    expect(said({ event: 'APPROVED' }, 'message_template_status_update').events).toMatchObject([
      { kind: 'ignored' },
    ]);
    expect(said({ message_echoes: [{ id: 'x' }] }, 'smb_message_echoes').events).toMatchObject([
      { kind: 'ignored' },
    ]);
    expect(said({ errors: [{ code: 1 }] }).events).toMatchObject([{ kind: 'ignored' }]);
  });
});

describe('people of WhatsApp', () => {
  const text = { type: 'text', text: { body: 'hi' } };
  const from = (message: object, contacts?: object[]) => {
    const [event] = said({ contacts, messages: [{ ...message, ...text, id: 'w', timestamp: '1' }] }).events;
    return event?.kind === 'message' ? event.sender : event;
  };

  it('are known by their scoped id, also when no number is told', () => {
    expect(from({ from_user_id: 'CN.9' }, [{ profile: { username: 'mei.lin' }, user_id: 'CN.9' }])).toEqual({
      externalId: 'CN.9',
      name: 'mei.lin',
    });
  });

  it('are known by their number where no scoped id is told', () => {
    expect(from({ from: '8613800000000' }, [{ profile: { name: 'Mei' }, wa_id: '8613800000000' }])).toEqual({
      externalId: '8613800000000',
      name: 'Mei',
      phone: '+8613800000000',
    });
  });

  it('each get the name of their own entry in a batch', () => {
    const contacts = [
      { profile: { name: 'A' }, user_id: 'CN.1' },
      { profile: { name: 'B' }, user_id: 'CN.2' },
    ];
    expect(from({ from_user_id: 'CN.2' }, contacts)).toMatchObject({ externalId: 'CN.2', name: 'B' });
  });

  it('are one across linked portfolios', () => {
    expect(from({ from_user_id: 'CN.9', from_parent_user_id: 'CN.P' })).toMatchObject({
      union: { id: 'CN.P', scope: 'meta-portfolio' },
    });
  });

  it('go on under a new id when WhatsApp tells of one', () => {
    const system = { type: 'user_changed_user_id', user_id: 'CN.10', body: 'changed' };
    expect(message({ type: 'system', system })).toMatchObject({
      kind: 'contact',
      act: 'entered',
      sender: { externalId: 'CN.10', former: 'CN.9' },
    });
    expect(message({ type: 'system', system: { type: 'customer_identity_changed' } })).toMatchObject({
      kind: 'ignored',
    });
  });
});

describe('statuses of WhatsApp', () => {
  const status = (fields: object) => ({
    id: 'wamid.OUT',
    timestamp: '1767225900',
    recipient_user_id: 'CN.9',
    ...fields,
  });

  it('come apart from messages in one batch, each under a key of its own', () => {
    const { keys, events } = said({
      contacts: [contact],
      messages: [{ ...frame, type: 'text', text: { body: 'a' } }],
      statuses: [status({ status: 'read' }), status({ status: 'sent' }), status({ status: 'read' })],
    });
    expect(keys).toEqual([
      'message:wamid.1',
      'status:wamid.OUT:read:1767225900',
      'status:wamid.OUT:sent:1767225900',
    ]);
    expect(events.map((event) => event.kind)).toEqual(['message', 'receipt', 'receipt']);
  });

  it('say that a piece was listened to, as read', () => {
    expect(said({ statuses: [status({ status: 'played' })] }).events).toEqual([
      { kind: 'receipt', providerId: 'wamid.OUT', externalId: 'CN.9', state: 'read', at },
    ]);
  });

  it('say why a piece failed, in our classes', () => {
    const errors = [
      { code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } },
    ];
    expect(said({ statuses: [status({ status: 'failed', errors })] }).events).toMatchObject([
      {
        kind: 'receipt',
        state: 'failed',
        failure: {
          class: 'window-closed',
          code: '131047',
          detail: 'Re-engagement message · More than 24 hours',
        },
      },
    ]);
  });

  it('name our own id of the piece, which went along with it', () => {
    const data = 'f'.repeat(32);
    expect(said({ statuses: [status({ status: 'sent', biz_opaque_callback_data: data })] }).events).toEqual([
      { kind: 'receipt', providerId: 'wamid.OUT', pieceId: data, externalId: 'CN.9', state: 'sent', at },
    ]);
  });

  it('that are not known say nothing', () => {
    expect(said({ statuses: [status({ status: 'warning' })] }).events).toMatchObject([{ kind: 'ignored' }]);
  });
});
