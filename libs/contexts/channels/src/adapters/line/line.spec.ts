import { LINE_SIGNATURE_HTTP_HEADER_NAME, validateSignature } from '@line/bot-sdk';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { ChannelEvent } from '../channel-event';
import { line } from './index';

const now = new Date('2026-01-01T00:03:25Z');
const settings = {
  hookUrl: 'https://shop.example/hooks/line/k',
  channelSecret: 'f2a90cc31b7d4e5588aa13c07de94b60',
};
const verify = (body: string, signature: string, more = {}) =>
  line.verifyInbound(Buffer.from(body), { 'x-line-signature': signature }, {}, { ...settings, ...more }, now);

// Accepted by @line/bot-sdk.
const vector =
  '{"destination":"U0123456789abcdef0123456789abcdef","events":[{"type":"message","mode":"active","timestamp":1767225800123,"webhookEventId":"01KDW2T6Q0Z8M4V7N3J5X9C1B2","deliveryContext":{"isRedelivery":false},"replyToken":"rt-0001","source":{"type":"user","userId":"Ufedcba9876543210fedcba9876543210"},"message":{"id":"590000000000000001","type":"text","quoteToken":"qt-1","text":"在庫はありますか?"}}]}';
const signature = 'VBqUdqYa8l2BYF3XWHgZqFovlO74Ra/k0ltGA1UgbKM=';

describe('a webhook of LINE', () => {
  it('passes the published vector', () => {
    expect(verify(vector, signature)).toMatchObject({
      kind: 'accepted',
      events: [{ key: '01KDW2T6Q0Z8M4V7N3J5X9C1B2', at: new Date(1767225800123) }],
    });
  });

  it('is judged as by the SDK of LINE, whatever the body and the key', () => {
    expect(LINE_SIGNATURE_HTTP_HEADER_NAME).toBe('x-line-signature');
    fc.assert(
      fc.property(fc.json(), fc.string({ minLength: 1 }), fc.boolean(), (json, channelSecret, genuine) => {
        const body = `{"events":[],"x":${json}}`;
        const signed = createHmac('sha256', genuine ? channelSecret : 'another')
          .update(body)
          .digest('base64');
        const ours = verify(body, signed, { channelSecret }).kind === 'accepted';
        expect(ours).toBe(validateSignature(body, channelSecret, signed));
      }),
      { numRuns: 300 },
    );
  });

  it('is refused under a signature written in another way, though it means the same bytes', () => {
    for (const other of [
      signature.replace(/=$/, ''),
      ` ${signature}`,
      signature.replace('/', '_'),
      `${signature}AAAA`,
    ])
      expect(verify(vector, other)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('without events is the check of the address', () => {
    const body = '{"destination":"U01","events":[]}';
    const signed = createHmac('sha256', settings.channelSecret).update(body).digest('base64');
    expect(verify(body, signed)).toMatchObject({ kind: 'accepted', events: [], answer: { status: 200 } });
  });
});

const frame = {
  mode: 'active',
  timestamp: 1767225800123,
  webhookEventId: '01A',
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId: 'U1' },
};
const sender = { externalId: 'U1' };
const at = new Date(1767225800123);

function received(...events: object[]): { keys: string[]; events: ChannelEvent[] } {
  const body = JSON.stringify({ destination: 'U0', events: events.map((event) => ({ ...frame, ...event })) });
  const signed = createHmac('sha256', settings.channelSecret).update(body).digest('base64');
  const verdict = verify(body, signed);
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind);
  return {
    keys: verdict.events.map((event) => event.key),
    events: verdict.events.flatMap((event) => line.read(event, settings) as ChannelEvent[]),
  };
}
const parts = (message: object) => {
  const [event] = received({ type: 'message', message: { id: '59', ...message } }).events;
  return event?.kind === 'message' ? event.parts : event;
};

describe('events of LINE', () => {
  it.each([
    [
      { type: 'image', contentProvider: { type: 'line' } },
      { kind: 'image', media: { ref: '59' } },
    ],
    [
      { type: 'video', duration: 5000 },
      { kind: 'video', media: { ref: '59', durationMs: 5000 } },
    ],
    [
      { type: 'audio', duration: 5000 },
      { kind: 'voice', media: { ref: '59', durationMs: 5000 } },
    ],
    [
      { type: 'file', fileName: 'a.pdf', fileSize: 9 },
      { kind: 'file', media: { ref: '59', name: 'a.pdf' } },
    ],
    [
      { type: 'sticker', packageId: '1', stickerId: '52002734' },
      { kind: 'image', media: { ref: 'sticker:52002734', contentType: 'image/png' } },
    ],
    [
      { type: 'location', title: '店', address: '東京', latitude: 1, longitude: 2 },
      { kind: 'location', latitude: 1, longitude: 2, name: '店', address: '東京' },
    ],
    [
      { type: 'image', contentProvider: { type: 'external', originalContentUrl: 'https://other.example/a' } },
      { kind: 'link', url: 'https://other.example/a' },
    ],
  ])('show %j', (message, part) => {
    expect(parts(message)).toEqual([part]);
  });

  it('have the same key when they are delivered again, and are otherwise each their own', () => {
    const text = { type: 'message', message: { id: '1', type: 'text', text: 'a' } };
    const again = received({ ...text, deliveryContext: { isRedelivery: true } });
    expect(again.keys).toEqual(received(text).keys);
    const old = { ...text, webhookEventId: undefined };
    expect(received({ ...old, deliveryContext: { isRedelivery: true } }).keys).toEqual(received(old).keys);
    expect(received(text, { ...text, webhookEventId: '01B' }).keys).toEqual(['01A', '01B']);
  });

  it('quote, take back, follow, leave', () => {
    const said = received(
      { type: 'message', message: { id: '2', type: 'text', text: 'a', quotedMessageId: '1' } },
      { type: 'unsend', webhookEventId: '01B', unsend: { messageId: '2' } },
      { type: 'follow', webhookEventId: '01C', replyToken: 'rt', follow: { isUnblocked: true } },
      { type: 'unfollow', webhookEventId: '01D' },
    );
    expect(said.events).toMatchObject([
      { kind: 'message', replyTo: '1' },
      { kind: 'deleted', sender, externalId: '2', sentAt: at },
      {
        kind: 'contact',
        act: 'followed',
        code: { value: 'rt', validUntil: new Date(at.getTime() + 50_000) },
      },
      { kind: 'contact', act: 'unfollowed' },
    ]);
  });

  it('give a press of ours with its label, and one of another menu by its data', () => {
    const press = (data: string) => received({ type: 'postback', postback: { data } }).events[0];
    expect(press('item=i1&label=%E3%81%AF%E3%81%84')).toMatchObject({
      kind: 'message',
      externalId: 'press:01A',
      parts: [{ kind: 'text', text: 'はい' }],
      action: { itemId: 'i1', label: 'はい' },
    });
    expect(press('richmenu-3')).toMatchObject({ action: { itemId: 'richmenu-3', label: 'richmenu-3' } });
  });

  it.each([
    ['in standby', { type: 'message', mode: 'standby', message: { id: '1', type: 'text', text: 'a' } }],
    [
      'of a group',
      { type: 'message', source: { type: 'group', groupId: 'C1', userId: 'U1' }, message: { id: '1' } },
    ],
    ['of a kind that is new', { type: 'telepathy' }],
    ['of the account', { type: 'botSuspended', source: undefined }],
  ])('say nothing %s', (_what, event) => {
    expect(received(event).events).toMatchObject([{ kind: 'ignored' }]);
  });
});
