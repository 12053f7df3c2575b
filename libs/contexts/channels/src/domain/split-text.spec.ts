import fc from 'fast-check';
import { splitText, textPieces } from './split-text';
import { clustersOf, lengthIn, type TextUnit } from './text-length';

const FAMILY = '👨‍👩‍👧‍👦';
const WORDS = [
  '您好',
  '订单',
  ' ',
  '\n',
  '\n\n',
  '。',
  '，',
  'order',
  '3.5',
  'é',
  'e\u0301',
  FAMILY,
  '🇨🇳',
  '🙂',
  '[',
  '€',
  'https://a.b/c?d=e',
  '\r\n',
  'が',
  'ก็',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme' })), { maxLength: 60 })
  .map((all) => all.join(''));
const unit = fc.constantFrom<TextUnit>('bytes', 'code-points', 'utf16', 'graphemes', 'sms');
const limit = fc.record({ most: fc.integer({ min: 1, max: 60 }), unit });

describe('splitting a text', () => {
  it('loses nothing: the pieces put together are the text', () => {
    fc.assert(fc.property(text, limit, (all, how) => expect(splitText(all, how).join('')).toBe(all)));
  });

  it('makes no piece longer than the channel takes, in its own unit', () => {
    fc.assert(
      fc.property(text, limit, (all, how) => {
        // One character as Unicode counts them is the least there is: below it nothing could be sent.
        const least = Math.max(1, ...[...all].map((point) => lengthIn(point, how.unit)));
        const most = Math.max(how.most, least);
        for (const piece of splitText(all, { ...how, most }))
          expect(lengthIn(piece, how.unit)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('cuts no character as people see it', () => {
    fc.assert(
      fc.property(text, limit, (all, how) => {
        const clusters = clustersOf(all);
        const most = Math.max(how.most, ...clusters.map((cluster) => lengthIn(cluster, how.unit)));
        const borders = new Set<number>([0]);
        let at = 0;
        for (const cluster of clusters) borders.add((at += cluster.length));
        let end = 0;
        for (const piece of splitText(all, { ...how, most }))
          expect(borders).toContain((end += piece.length));
      }),
    );
  });

  it('sends every visible character and no blank piece', () => {
    fc.assert(
      fc.property(text, limit, (all, how) => {
        const pieces = textPieces(all, how);
        expect(pieces.join('').replace(/\s/g, '')).toBe(all.replace(/\s/g, ''));
        for (const piece of pieces) expect(piece.trim()).not.toBe('');
      }),
    );
  });

  it('ends with a paragraph rather than a sentence, a sentence rather than a word, a word rather than in one', () => {
    expect(
      textPieces('First one. Second one.\n\nThird part is here', { most: 34, unit: 'code-points' }),
    ).toEqual(['First one. Second one.', 'Third part is here']);
    expect(textPieces('您的包裹已经发出。预计明天下午送到您家门口', { most: 12, unit: 'graphemes' })).toEqual(
      ['您的包裹已经发出。', '预计明天下午送到您家门口'],
    );
    expect(textPieces('costs 3.5 yuan altogether', { most: 16, unit: 'utf16' })).toEqual([
      'costs 3.5 yuan',
      'altogether',
    ]);
    expect(textPieces('abcdefghij', { most: 4, unit: 'bytes' })).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('cuts a heap of accents that no message holds by code points, as else it could never be sent', () => {
    const heap = `a${'\u0301'.repeat(20)}`;
    const pieces = splitText(heap, { most: 10, unit: 'code-points' });
    expect(pieces.map((piece) => [...piece].length)).toEqual([10, 10, 1]);
    expect(pieces.join('')).toBe(heap);
  });
});

describe('the length of a text', () => {
  it.each([
    ['bytes', '您好🙂', 10],
    ['code-points', `${FAMILY}a`, 8],
    ['utf16', '🙂a', 3],
    ['graphemes', `${FAMILY}🇨🇳e\u0301`, 3],
    ['sms', 'a'.repeat(160), 1],
    ['sms', 'a'.repeat(161), 2],
    ['sms', '€'.repeat(80), 1],
    ['sms', '€'.repeat(81), 2],
    ['sms', '您'.repeat(70), 1],
    ['sms', '您'.repeat(71), 2],
    ['sms', '', 0],
  ] as const)('counts %s', (how, words, length) => {
    expect(lengthIn(words, how)).toBe(length);
  });
});
