import type { Content } from '@yingda/contracts';
import type { Capabilities } from '../adapters/adapter';
import { capabilities } from '../adapters/wechat/capabilities';
import { wecom as adapter } from '../adapters/wecom';
import { toPieces, wordsOf } from './pieces';

const FILE = '0196d5a0-0000-7000-8000-000000000001';
const around = { linkTo: (id: string) => `https://shop.example/files/${id}`, quote: null, messageId: FILE };
const can = (with_: Partial<Capabilities> = {}) => ({
  text: { most: 2048, unit: 'bytes' as const },
  carries: ['text', 'image'] as Capabilities['carries'],
  fileBytes: {},
  ...with_,
});
const picture = (with_: object = {}): Content => ({
  kind: 'image',
  attachmentId: FILE,
  attachment: { name: 'shoe.png', contentType: 'image/png', bytes: 3_000_000 },
  ...with_,
});
const card: Content = {
  kind: 'product-card',
  productId: 'p1',
  title: '跑鞋',
  price: '¥299',
  url: 'https://shop.example/p1',
};

describe('a message on its way into a channel', () => {
  it('stays as it is where the channel carries it', () => {
    expect(toPieces({ kind: 'text', text: '您好' }, can(), around)).toEqual({
      pieces: [{ kind: 'text', text: '您好' }],
      conversions: [],
    });
    expect(toPieces(picture({ caption: ' blue ' }), can(), around)).toEqual({
      pieces: [
        { kind: 'image', attachmentId: FILE, url: `https://shop.example/files/${FILE}`, caption: 'blue' },
      ],
      conversions: [],
    });
    expect(toPieces(card, can({ carries: ['link', 'product-card'] }), around)).toEqual({
      pieces: [{ kind: 'link', url: 'https://shop.example/p1', title: '跑鞋', description: '¥299' }],
      conversions: [],
    });
  });

  it('becomes a text with a link where a card is not carried, and says so', () => {
    expect(toPieces(card, can(), around)).toEqual({
      pieces: [{ kind: 'text', text: '跑鞋\n¥299\nhttps://shop.example/p1' }],
      conversions: ['card-as-text'],
    });
    expect(toPieces({ kind: 'link', url: 'https://a.example', title: 'A' }, can(), around).pieces).toEqual([
      { kind: 'text', text: 'A\nhttps://a.example' },
    ]);
    expect(toPieces(card, can({ carries: ['link'] }), around).conversions).toEqual(['card-as-link']);
  });

  it('goes as a file, else as a link, in a format or of a length that the channel’s kind does not take', () => {
    const voice = (contentType: string, durationMs: number): Content => ({
      kind: 'voice',
      attachmentId: FILE,
      attachment: { name: 'note.webm', contentType, bytes: 9_000, durationMs },
    });
    const wechat = capabilities({} as never);
    const wecom = adapter.capabilities({} as never);
    const kinds = (content: Content, to: Capabilities) =>
      toPieces(content, to, around).pieces.map(({ kind }) => kind);
    expect(kinds(voice('audio/webm; codecs=opus', 3_000), wechat)).toEqual(['text']);
    expect(toPieces(voice('audio/webm', 3_000), wechat, around).conversions).toEqual(['file-as-link']);
    expect(kinds(voice('audio/mpeg', 3_000), wechat)).toEqual(['voice']);
    expect(kinds(voice('audio/mpeg', 61_000), wechat)).toEqual(['text']);
    expect(kinds(voice('audio/webm', 3_000), wecom)).toEqual(['file']);
    expect(kinds(voice('audio/amr', 60_000), wecom)).toEqual(['voice']);
  });

  it('becomes a link where the file is too big or of a kind that is not carried', () => {
    const link = [{ kind: 'text', text: `blue\n📎 shoe.png\nhttps://shop.example/files/${FILE}` }];
    expect(toPieces(picture({ caption: 'blue' }), can({ carries: ['text'] }), around)).toEqual({
      pieces: link,
      conversions: ['file-as-link'],
    });
    expect(
      toPieces(picture({ caption: 'blue' }), can({ fileBytes: { image: 2_000_000 } }), around).pieces,
    ).toEqual(link);
  });

  it('goes as a plain file where pictures are too big and files are not', () => {
    const how = can({ carries: ['image', 'file'], fileBytes: { image: 1_000_000, file: 50_000_000 } });
    expect(toPieces(picture(), how, around)).toEqual({
      pieces: [{ kind: 'file', attachmentId: FILE, url: `https://shop.example/files/${FILE}` }],
      conversions: ['file-as-file'],
    });
  });

  it('sends a caption apart where the channel has none, after the picture', () => {
    const { pieces, conversions } = toPieces(picture({ caption: 'blue' }), can({ captionMost: 0 }), around);
    expect(pieces.map(({ kind }) => kind)).toEqual(['image', 'text']);
    expect(conversions).toEqual(['caption-apart']);
  });

  it('puts the words it answers before it where the channel cannot quote', () => {
    const answer = { ...around, quote: 'Where is\nmy parcel?' };
    expect(toPieces({ kind: 'text', text: 'On its way' }, can(), answer)).toEqual({
      pieces: [{ kind: 'text', text: '> Where is my parcel?\nOn its way' }],
      conversions: ['quote-as-text'],
    });
    expect(toPieces(picture(), can(), answer).pieces[0]).toEqual({
      kind: 'text',
      text: '> Where is my parcel?',
    });
  });

  it('becomes a text with a map where places are not carried', () => {
    const place: Content = { kind: 'location', latitude: 31.2, longitude: 121.4, name: '门店' };
    const { pieces, conversions } = toPieces(place, can(), around);
    expect(wordsOf(pieces[0]!)).toMatch(/^门店\nhttps:.*31\.2,121\.4$/);
    expect(conversions).toEqual(['location-as-text']);
    expect(toPieces(place, can({ carries: ['location'] }), around)).toEqual({
      pieces: [{ kind: 'location', latitude: 31.2, longitude: 121.4, name: '门店' }],
      conversions: [],
    });
  });

  it('is several pieces where it is too long, and says so', () => {
    const { pieces, conversions } = toPieces({ kind: 'text', text: '好'.repeat(1_000) }, can(), around);
    expect(pieces.map((piece) => [...wordsOf(piece)].length)).toEqual([682, 318]);
    expect(conversions).toEqual(['split']);
  });

  it('is nothing for what only screens tell', () => {
    expect(toPieces({ kind: 'event', event: 'chat-closed', details: {} }, can(), around).pieces).toEqual([]);
  });
});
