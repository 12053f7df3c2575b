import fc from 'fast-check';
import { checkDraft, maskSensitive } from './check-draft';
import { foldFew, LISTED } from './draft-samples';
import { passesLuhn } from './sensitive-numbers';
import { compileWords } from './word-matcher';

const words = compileWords(LISTED, foldFew);

const piece = fc.oneof(
  fc.constantFrom(
    '4111 1111 1111 1111',
    '13812345678',
    '11010519491231002X',
    'li.lei@mail.example.com',
    '密码是abc123',
    '订单号',
    '最便宜',
    '加我微信',
    '保证',
    '，',
    ' ',
    '-',
    '*',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.stringMatching(/^[0-9 -]{1,24}$/),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('a checked draft', () => {
  it('masks what is sensitive and what is forbidden, and leaves the rest', () => {
    const { findings, masked } = checkDraft('我保证最便宜，加我微信，卡 4111111111111111', words);
    expect(findings.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'promise warn',
      'absolute-claim forbidden',
      'private-deal mask',
      'card-number mask',
    ]);
    expect(masked).toBe('我保证***，****，卡 ************1111');
  });

  it.each([
    ['手机 138-1234-5678', '手机 138-****-5678'],
    ['11010519491231002X', '110*************2X'],
    ['li.lei@mail.example.com', 'l*****@mail.example.com'],
    ['a@b.com', '*@b.com'],
    ['pwd=hunter22', 'pwd=********'],
  ])('%s is written %s', (said, masked) => expect(maskSensitive(said)).toBe(masked));

  it('is as long as the text, which stays as it is outside the findings', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { findings, masked } = checkDraft(said, words);
        expect(masked).toHaveLength(said.length);
        const untouched = (at: number) =>
          !findings.some((one) => one.level !== 'warn' && one.from <= at && at < one.to);
        for (let at = 0; at < said.length; at += 1) if (untouched(at)) expect(masked[at]).toBe(said[at]);
      }),
      { numRuns: 200 },
    );
  });

  it('is stable: what is masked once stays as it is', () => {
    fc.assert(
      fc.property(text, (said) => {
        const once = maskSensitive(said);
        expect(maskSensitive(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('finds pieces in order, none overlapping, each within the text', () => {
    fc.assert(
      fc.property(text, (said) => {
        let at = 0;
        for (const { from, to } of checkDraft(said, words).findings) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(said.length);
      }),
      { numRuns: 200 },
    );
  });

  it('one wrong digit or two swapped neighbours never pass for a number', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{15}$/),
        fc.nat(14),
        fc.integer({ min: 1, max: 9 }),
        (head, at, by) => {
          const last = [...'0123456789'].find((digit) => passesLuhn(head + digit))!;
          const number = head + last;
          const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
          expect(passesLuhn(wrong)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});
