import { contentsOf, mediaIn } from './part-content';

let made = 0;
const newId = () => `id-${++made}`;
const content = (part: Parameters<typeof contentsOf>[0]) => contentsOf(part, newId).map((one) => one.content);

describe('what a part of a provider’s message becomes', () => {
  beforeEach(() => (made = 0));

  it('is a text, without what no database keeps; a longer one in pieces that are the text again', () => {
    expect(content({ kind: 'text', text: 'a\0b\ud800c 😀' })).toEqual([{ kind: 'text', text: 'abc 😀' }]);
    const long = content({ kind: 'text', text: '字'.repeat(12_001) });
    expect(long.map((one) => (one.kind === 'text' ? [...one.text].length : 0))).toEqual([
      5_000, 5_000, 2_001,
    ]);
    expect(content({ kind: 'text', text: ' \n' })).toEqual([
      { kind: 'unsupported', providerKind: 'empty-text' },
    ]);
  });

  it('is a file that is still on its way', () => {
    const [one] = contentsOf(
      {
        kind: 'voice',
        media: { ref: 'm1', contentType: 'audio/amr; x=1', durationMs: 1_200.4 },
        caption: '听',
      },
      newId,
    );
    expect(one).toEqual({
      content: {
        kind: 'voice',
        attachmentId: 'id-1',
        caption: '听',
        attachment: {
          name: 'voice',
          contentType: 'audio/amr',
          bytes: 0,
          durationMs: 1_200,
          state: 'pending',
        },
      },
      files: [{ attachmentId: 'id-1', kind: 'voice', name: 'voice', place: '0', durationMs: 1_200.4 }],
    });
  });

  it('is a mail with its files, each found again by its place', () => {
    const part = {
      kind: 'email' as const,
      subject: '退货',
      text: '请看附件',
      html: '<p>请看附件</p>',
      quoted: null,
      attachments: [
        { ref: null, bytes: Buffer.from('a'), name: 'a.txt' },
        { ref: null, bytes: Buffer.from('b'), name: 'b.png', contentId: 'c1' },
      ],
    };
    const [one] = contentsOf(part, newId);
    expect(one!.content).toMatchObject({
      kind: 'email',
      subject: '退货',
      attachments: [
        { attachmentId: 'id-1', attachment: { name: 'a.txt', state: 'pending' } },
        { attachmentId: 'id-2', contentId: 'c1' },
      ],
    });
    expect(one!.files.map((file) => mediaIn(part, Number(file.place))?.name)).toEqual(['a.txt', 'b.png']);
    expect(mediaIn(part, 2)).toBeNull();
    const [large] = content({ ...part, html: 'x'.repeat(300_000) });
    expect(large).toMatchObject({ html: null, text: '请看附件' });
  });

  it('is a place, a link or a card, and text or unsupported where it is none', () => {
    expect(content({ kind: 'location', latitude: 30, longitude: 120, name: '西湖' })).toEqual([
      { kind: 'location', latitude: 30, longitude: 120, name: '西湖' },
    ]);
    expect(content({ kind: 'location', latitude: 91, longitude: 0 })).toEqual([
      { kind: 'unsupported', providerKind: 'location' },
    ]);
    expect(content({ kind: 'link', url: 'javascript:alert(1)', title: '点我' })).toEqual([
      { kind: 'text', text: '点我\njavascript:alert(1)' },
    ]);
    expect(
      content({ kind: 'product-card', productId: '', title: '杯子', url: 'data:x', imageUrl: 'https://a/b' }),
    ).toEqual([{ kind: 'product-card', productId: '-', title: '杯子', imageUrl: 'https://a/b' }]);
    expect(content({ kind: 'unsupported', providerKind: 'red packet 红包' })).toEqual([
      { kind: 'unsupported', providerKind: 'red-packet---' },
    ]);
  });
});
