import { createHmac } from 'node:crypto';
import type { ChannelEvent } from '../channel-event';
import { instagram } from '../instagram/index';
import { messenger } from '../messenger/index';

const settings = { hookUrl: 'https://shop.example/hooks/x/k', appSecret: 'secret', pageId: '1' };
const at = new Date(1767225900123);
const sender = { externalId: '5001' };
const frame = { sender: { id: '5001' }, recipient: { id: '1' }, timestamp: at.getTime() };

/** Through the webhook, as everything comes. */
function received(lists: object, id = '1'): { keys: string[]; events: ChannelEvent[] } {
  const body = Buffer.from(JSON.stringify({ object: 'page', entry: [{ id, time: 1, ...lists }] }));
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
  const verdict = messenger.verifyInbound(body, { 'x-hub-signature-256': signature }, {}, settings, at);
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind);
  return {
    keys: verdict.events.map((event) => event.key),
    events: verdict.events.flatMap((event) => messenger.read(event, settings) as ChannelEvent[]),
  };
}
const said = (item: object) => received({ messaging: [{ ...frame, ...item }] });
const parts = (message: object) => {
  const [event] = said({ message: { mid: 'm1', ...message } }).events;
  return event?.kind === 'message' ? event.parts : event;
};

describe('messages of Messenger and Instagram', () => {
  it.each([
    ['image', { kind: 'image', media: { ref: 'https://cdn.fbcdn.net/f' } }],
    ['sticker', { kind: 'image', media: { ref: 'https://cdn.fbcdn.net/f' } }],
    ['video', { kind: 'video', media: { ref: 'https://cdn.fbcdn.net/f' } }],
    ['audio', { kind: 'voice', media: { ref: 'https://cdn.fbcdn.net/f' } }],
    ['file', { kind: 'file', media: { ref: 'https://cdn.fbcdn.net/f' } }],
    ['ig_reel', { kind: 'link', url: 'https://cdn.fbcdn.net/f', title: 'T' }],
    ['story_mention', { kind: 'link', url: 'https://cdn.fbcdn.net/f', title: 'T' }],
    ['fallback', { kind: 'link', url: 'https://cdn.fbcdn.net/f', title: 'T' }],
    ['template', { kind: 'unsupported', providerKind: 'template' }],
  ])('show an attachment of the type %s', (type, part) => {
    expect(
      parts({ attachments: [{ type, payload: { url: 'https://cdn.fbcdn.net/f', title: 'T' } }] }),
    ).toEqual([part]);
  });

  it('of several parts are words first, then all that is attached, in order', () => {
    const attachments = ['a', 'b'].map((url) => ({ type: 'image', payload: { url } }));
    expect(parts({ text: 'look', attachments })).toMatchObject([
      { kind: 'text', text: 'look' },
      { media: { ref: 'a' } },
      { media: { ref: 'b' } },
    ]);
  });

  it('give a quick reply as a choice, and what they answer', () => {
    const message = { mid: 'm1', text: 'Yes', quick_reply: { payload: 'i1' }, reply_to: { mid: 'm0' } };
    expect(said({ message }).events).toMatchObject([
      { kind: 'message', action: { itemId: 'i1', label: 'Yes' }, replyTo: 'm0', opens: 'message' },
    ]);
  });

  it('give a postback as a choice, with where it came from', () => {
    const postback = { mid: 'm2', title: 'Start', payload: 'START', referral: { ref: 'summer' } };
    expect(said({ postback }).events).toEqual([
      {
        kind: 'message',
        sender,
        externalId: 'm2',
        sentAt: at,
        parts: [{ kind: 'text', text: 'Start' }],
        opens: 'menu',
        action: { itemId: 'START', label: 'Start' },
        source: 'summer',
      },
    ]);
    const withoutId = said({ postback: { title: 'Start', payload: 'START' } });
    expect(withoutId.events).toMatchObject([{ externalId: `press:5001:${at.getTime()}:START` }]);
  });

  it('tell that they were corrected and deleted, under keys of their own', () => {
    const edit = said({ message_edit: { mid: 'm1', text: 'three', num_edit: 2 } });
    expect(edit.events).toEqual([{ kind: 'edited', sender, externalId: 'm1', sentAt: at, text: 'three' }]);
    const deleted = said({ message: { mid: 'm1', is_deleted: true } });
    expect(deleted.events).toEqual([{ kind: 'deleted', sender, externalId: 'm1', sentAt: at }]);
    const plain = said({ message: { mid: 'm1', text: 'two' } });
    expect(new Set([...edit.keys, ...deleted.keys, ...plain.keys]).size).toBe(3);
  });

  it('have the same key when they come again in another batch', () => {
    const item = { ...frame, message: { mid: 'm1', text: 'a' } };
    const batch = received({ messaging: [{ ...frame, message: { mid: 'm0', text: 'b' } }, item] });
    expect(received({ messaging: [item] }).keys).toEqual([batch.keys[1]]);
  });

  it.each([
    ['echoes of ours', { message: { mid: 'm', text: 'x', is_echo: true, app_id: 7 } }],
    ['reactions', { reaction: { action: 'react', emoji: '👍', mid: 'm' } }],
    ['threads handed over', { pass_thread_control: { new_owner_app_id: '5' } }],
    ['policies', { policy_enforcement: { action: 'warning' } }],
  ])('are not: %s', (_what, item) => {
    expect(said(item).events).toMatchObject([{ kind: 'ignored' }]);
  });

  it('typed in Meta’s own inbox, or in an app that is not ours, are the shop’s answers', () => {
    const echo = { sender: { id: '1' }, recipient: { id: '5001' }, timestamp: at.getTime() };
    const read = (message: object, own = settings) =>
      messenger.read(
        {
          key: 'k',
          at,
          raw: Buffer.from(
            JSON.stringify({
              messaging: { ...echo, message: { mid: 'm', text: 'x', is_echo: true, ...message } },
            }),
          ),
        },
        own,
      );
    const answer = {
      kind: 'answer',
      to: sender,
      externalId: 'm',
      sentAt: at,
      parts: [{ kind: 'text', text: 'x' }],
    };
    const known = { ...settings, appId: '7' };
    expect(read({})).toEqual([answer]);
    expect(read({ app_id: 8 }, known)).toEqual([answer]);
    expect(read({ app_id: 7 }, known)).toMatchObject([{ kind: 'ignored' }]);
    expect(read({ app_id: 8 })).toMatchObject([{ kind: 'ignored' }]);
    expect(read({ is_deleted: true })).toMatchObject([{ kind: 'ignored' }]);
  });

  it('of a conversation another app has are kept and not answered', () => {
    const { keys, events } = received({ standby: [{ ...frame, message: { mid: 'm', text: 'x' } }] });
    expect(keys).toHaveLength(1);
    expect(events).toMatchObject([{ kind: 'ignored', why: 'another app has the conversation' }]);
  });

  it('of another page of the same app are not ours', () => {
    expect(received({ messaging: [{ ...frame, message: { mid: 'm', text: 'x' } }] }, '2').keys).toEqual([]);
  });

  it('begin with an entrance or a consent', () => {
    expect(said({ referral: { ref: 'qr-7', source: 'SHORTLINK' } }).events).toEqual([
      { kind: 'contact', sender, act: 'entered', at, opens: 'enter', value: 'qr-7' },
    ]);
    expect(said({ optin: { ref: 'box' } }).events).toMatchObject([{ act: 'opted-in', value: 'box' }]);
  });
});

describe('receipts of Messenger and Instagram', () => {
  it('are by ids, and by a watermark for all before it', () => {
    const delivery = { mids: ['m8', 'm9'], watermark: at.getTime() };
    expect(said({ delivery }).events).toEqual([
      { kind: 'receipt', providerId: 'm8', externalId: '5001', state: 'delivered', at },
      { kind: 'receipt', providerId: 'm9', externalId: '5001', state: 'delivered', at },
      { kind: 'receipt', providerId: null, upTo: at, externalId: '5001', state: 'delivered', at },
    ]);
    expect(said({ read: { watermark: at.getTime() } }).events).toMatchObject([
      { providerId: null, state: 'read', upTo: at },
    ]);
    expect(said({ read: { mid: 'm9' } }).events).toMatchObject([{ providerId: 'm9', state: 'read' }]);
  });
});

describe('what Meta lets one do', () => {
  it('opens for a day, and for a week to people where the app has the right', () => {
    const day = { quota: null, milliseconds: 86_400_000 };
    expect(messenger.capabilities(settings)).toMatchObject({
      windows: { message: day, menu: day },
      fallbacks: ['other-channel', 'ask-to-write'],
    });
    expect(instagram.capabilities({ ...settings, humanAgent: true, windowHours: 12 })).toMatchObject({
      text: { most: 1000, unit: 'bytes' },
      windows: { message: { milliseconds: 43_200_000 } },
      fallbacks: ['human-agent-tag', 'other-channel', 'ask-to-write'],
      humanAgentMs: 7 * 86_400_000,
    });
  });
});
