import { read } from './read';
import { updateEvent } from './verify-inbound';

const chat = { id: 90071992547409, type: 'private', first_name: 'Mei', last_name: 'Lin' };
const from = { id: 90071992547409, is_bot: false, first_name: 'Mei', last_name: 'Lin', username: 'mei' };
const sender = { externalId: '90071992547409', name: 'Mei Lin' };
const sentAt = new Date(1767225900_000);
const frame = { message_id: 5, date: 1767225900, chat, from };

const said = (update: Record<string, unknown>) => {
  const whole = { update_id: 1, ...update };
  return read(updateEvent(whole, Buffer.from(JSON.stringify(whole)))!);
};
const message = (fields: Record<string, unknown>) => said({ message: { ...frame, ...fields } });
const parts = (fields: Record<string, unknown>) => {
  const [event] = message(fields);
  return event?.kind === 'message' ? event.parts : event;
};

describe('an update of Telegram', () => {
  it('is a message of the chat, its id made unique with the chat', () => {
    expect(message({ text: '您好🙂', reply_to_message: { message_id: 3 } })).toEqual([
      {
        kind: 'message',
        sender,
        externalId: '90071992547409:5',
        sentAt,
        parts: [{ kind: 'text', text: '您好🙂' }],
        opens: 'message',
        replyTo: '90071992547409:3',
      },
    ]);
  });

  it('writes out addresses hidden behind words, counted in UTF-16 units', () => {
    const entities = [
      { type: 'text_link', offset: 3, length: 4, url: 'https://shop.example/a' },
      { type: 'bold', offset: 0, length: 2 },
      { type: 'text_link', offset: 900, length: 4, url: 'https://shop.example/b' },
    ];
    expect(parts({ text: '🙂 here!', entities })).toEqual([
      { kind: 'text', text: '🙂 here (https://shop.example/a)!' },
    ]);
  });

  it.each([
    [
      'the largest size of a photo',
      {
        photo: [
          { file_id: 'big', width: 800, height: 600 },
          { file_id: 'small', width: 90, height: 60 },
        ],
        caption: 'broken',
      },
      { kind: 'image', media: { ref: 'big', contentType: 'image/jpeg' }, caption: 'broken' },
    ],
    [
      'a voice message',
      { voice: { file_id: 'v', duration: 3, mime_type: 'audio/ogg' } },
      { kind: 'voice', media: { ref: 'v', contentType: 'audio/ogg', durationMs: 3000 } },
    ],
    [
      'a document',
      { document: { file_id: 'd', file_name: '订单.pdf', mime_type: 'application/pdf' } },
      { kind: 'file', media: { ref: 'd', name: '订单.pdf', contentType: 'application/pdf' } },
    ],
    [
      'a song',
      { audio: { file_id: 'a', duration: 200 } },
      { kind: 'file', media: { ref: 'a', durationMs: 200000 } },
    ],
    [
      'a video',
      { video: { file_id: 'w', duration: 7 } },
      { kind: 'video', media: { ref: 'w', durationMs: 7000 } },
    ],
    ['a round video', { video_note: { file_id: 'n' } }, { kind: 'video', media: { ref: 'n' } }],
    [
      'an animation once, though it also comes as a document',
      { document: { file_id: 'g2' }, animation: { file_id: 'g' } },
      { kind: 'video', media: { ref: 'g' } },
    ],
    [
      'a sticker',
      { sticker: { file_id: 's' } },
      { kind: 'image', media: { ref: 's', contentType: 'image/webp' } },
    ],
    [
      'the still picture of a moving sticker',
      { sticker: { file_id: 's', is_animated: true, thumbnail: { file_id: 't' } } },
      { kind: 'image', media: { ref: 't', contentType: 'image/webp' } },
    ],
    [
      'a moving sticker without one, by its emoji',
      { sticker: { file_id: 's', is_animated: true, emoji: '😡' } },
      { kind: 'text', text: '😡' },
    ],
    [
      'a place',
      { location: { latitude: 31.2, longitude: 121.5 } },
      { kind: 'location', latitude: 31.2, longitude: 121.5 },
    ],
    [
      'a venue',
      { location: { latitude: 1, longitude: 2 }, venue: { title: 'Shop', address: 'Road 1' } },
      { kind: 'location', latitude: 1, longitude: 2, name: 'Shop', address: 'Road 1' },
    ],
    [
      'a visiting card',
      { contact: { first_name: 'Bo', last_name: 'Li', phone_number: '+8613800000000' } },
      { kind: 'text', text: 'Bo Li\n+8613800000000' },
    ],
    [
      'what nobody knows yet, by its name',
      { poll: { id: '1' } },
      { kind: 'unsupported', providerKind: 'poll' },
    ],
  ])('shows %s', (_what, fields, part) => {
    expect(parts(fields)).toEqual([part]);
  });

  it('makes each item of an album a message of its own', () => {
    const item = (id: number) =>
      message({ message_id: id, media_group_id: 'g', photo: [{ file_id: `f${id}` }] })[0];
    expect([item(5), item(6)]).toMatchObject([
      { kind: 'message', externalId: '90071992547409:5' },
      { kind: 'message', externalId: '90071992547409:6' },
    ]);
  });

  it('is an edit of the same message', () => {
    expect(said({ edited_message: { ...frame, text: 'three', edit_date: 1767225960 } })).toEqual([
      {
        kind: 'edited',
        sender,
        externalId: '90071992547409:5',
        sentAt: new Date(1767225960_000),
        text: 'three',
      },
    ]);
    expect(said({ edited_message: { ...frame, caption: 'new', photo: [] } })).toMatchObject([
      { kind: 'edited', text: 'new' },
    ]);
    expect(said({ edited_message: { ...frame, location: { latitude: 1, longitude: 2 } } })).toMatchObject([
      { kind: 'ignored' },
    ]);
  });

  it('is the choice from a menu of ours, with the label of the pressed button', () => {
    const menu = {
      ...frame,
      message_id: 4,
      reply_markup: {
        inline_keyboard: [[{ text: 'Yes', callback_data: 'i1' }], [{ text: 'No', callback_data: 'i2' }]],
      },
    };
    expect(said({ callback_query: { id: '77', from, data: 'i2', message: menu } })).toEqual([
      {
        kind: 'message',
        sender,
        externalId: 'press:77',
        sentAt: null,
        parts: [{ kind: 'text', text: 'No' }],
        action: { itemId: 'i2', label: 'No' },
        replyTo: '90071992547409:4',
        opens: 'menu',
      },
    ]);
  });

  it('is an entrance when Start is pressed, with what the link said', () => {
    expect(message({ text: '/start order_17' })).toEqual([
      { kind: 'contact', sender, act: 'entered', at: sentAt, value: 'order_17' },
    ]);
    expect(message({ text: '/start' })).toEqual([{ kind: 'contact', sender, act: 'entered', at: sentAt }]);
    expect(parts({ text: '/started already' })).toEqual([{ kind: 'text', text: '/started already' }]);
  });

  it('tells that the bot was blocked and unblocked', () => {
    const member = (status: string) =>
      said({ my_chat_member: { chat, from, date: 1767225900, new_chat_member: { status } } });
    expect(member('kicked')).toEqual([{ kind: 'contact', sender, act: 'unfollowed', at: sentAt }]);
    expect(member('member')).toEqual([{ kind: 'contact', sender, act: 'followed', at: sentAt }]);
  });

  it.each([
    ['of a group', { message: { ...frame, chat: { id: -5, type: 'group' }, text: 'x' } }],
    ['of a bot', { message: { ...frame, from: { ...from, is_bot: true }, text: 'x' } }],
    ['of what we did not ask for', { channel_post: { ...frame, text: 'x' } }],
    ['of the chat itself', { message: { ...frame, pinned_message: { message_id: 1 } } }],
    ['with a press without data', { callback_query: { id: '7', from, message: frame } }],
    ['without anything', {}],
  ])('says nothing when it is %s', (_what, update) => {
    expect(said(update)).toMatchObject([{ kind: 'ignored' }]);
  });
});
