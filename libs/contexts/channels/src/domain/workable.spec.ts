import type { ChannelEvent } from '../adapters/channel-event';
import { workable } from './workable';

const message = (more: Partial<Extract<ChannelEvent, { kind: 'message' }>> = {}): ChannelEvent => ({
  kind: 'message',
  sender: { externalId: 'u1', name: 'Mei' },
  externalId: 'm1',
  sentAt: new Date(0),
  parts: [{ kind: 'text', text: 'hello' }],
  ...more,
});

describe('what an adapter read', () => {
  it('is worked on as it is', () => {
    const bytes = Buffer.from('\0\ud83d');
    const events = [message({ parts: [{ kind: 'file', media: { ref: null, bytes } }] })];
    expect(workable(events, 'k')).toEqual(events);
    expect(
      (workable(events, 'k')[0] as { parts: { media: { bytes: Buffer } }[] }).parts[0]!.media.bytes,
    ).toBe(bytes);
  });

  it('loses what no database keeps, wherever it stands', () => {
    const name = 'Mei\0 \ud83d😀';
    const [event] = workable([message({ sender: { externalId: 'u\u00001', name }, replyTo: 'a\0' })], 'k');
    expect(event).toMatchObject({ sender: { externalId: 'u1', name: 'Mei 😀' }, replyTo: 'a' });
  });

  it('is ignored when it is nobody’s, so that two people never become one', () => {
    const events: ChannelEvent[] = [
      message({ sender: { externalId: '' } }),
      { kind: 'contact', sender: { externalId: '\0' }, act: 'followed', at: null },
    ];
    expect(workable(events, 'k').map(({ kind }) => kind)).toEqual(['ignored', 'ignored']);
  });

  it('goes under the event’s key when the provider gave it no id, so that two messages never become one', () => {
    const events = workable([message({ externalId: '' }), message({ externalId: '' })], 'key');
    expect(events).toMatchObject([{ externalId: 'key#0' }, { externalId: 'key#1' }]);
  });
});
