import fc from 'fast-check';
import { textOfHtml } from './html';
import { foldQuotedHtml } from './quoted-html';
import { foldQuoted } from './quoted-text';
import { quotingSamples } from './samples/quoting';

const samples = quotingSamples.map((sample) => [sample.program, sample] as const);

describe('quoted text', () => {
  test.each(samples)(
    '%s: what was written now stays, the history is folded',
    (_, { text, written, history }) => {
      const folded = foldQuoted(text);
      expect(folded.text).toBe(written);
      expect(folded.quoted).toContain(history);
      expect(folded.text).not.toContain(history);
    },
  );

  test.each(samples)('%s: the same in its HTML', (_, { html, written, history }) => {
    const folded = foldQuotedHtml(html);
    expect(textOfHtml(folded.html)).toBe(written);
    expect(folded.quoted).toContain(history);
  });

  test('answers between the quoted lines stay with what they answer', () => {
    const text =
      'See below.\n\nOn Mon, Mar 2, 2026, Shop <s@shop.example> wrote:\n> Which colour?\nBlue.\n> Which size?\nXL.\n';
    expect(foldQuoted(text)).toEqual({ text: text.trim(), quoted: null });
    const html =
      '<div>See below.</div><blockquote type="cite">Which colour?</blockquote><div>Blue.</div><blockquote type="cite">Which size?</blockquote><div>XL.</div>';
    expect(foldQuotedHtml(html).quoted).toBeNull();
  });

  test('only the history at the end goes when a quote with an answer stands before it', () => {
    const html =
      '<div>Hi</div><blockquote type="cite">Which colour?</blockquote><div>Blue.</div><blockquote type="cite">all before</blockquote>';
    const folded = foldQuotedHtml(html);
    expect(textOfHtml(folded.html)).toBe('Hi\nWhich colour?\n\nBlue.');
    expect(folded.quoted).toBe('all before');
  });

  test('a mail that is nothing but quoted (forwarded) is shown whole', () => {
    const text = '---------- 原始邮件 ----------\n发件人: a\n发送时间: b\n主题: c\n\n请看';
    expect(foldQuoted(text)).toEqual({ text, quoted: null });
    expect(foldQuotedHtml('<blockquote type="cite">请看</blockquote>').quoted).toBeNull();
  });

  test('ordinary words are no quote: a colon, a dash, a lone From, somebody who wrote', () => {
    for (const text of [
      'From: the moment it came it was broken.\nWhat now?',
      'On Monday I wrote:\nplease answer',
      '发件人：我自己\n请帮我查一下',
      '--\nAnna\nDate: none',
      'a --- b\n------\nc',
      '我在2026年写道：退货',
    ]) {
      expect(foldQuoted(text).quoted).toBeNull();
    }
  });

  test('a signature below the quote does not keep it open', () => {
    expect(foldQuoted('Yes\n\n> Really?\n\n-- \nAnna').text).toBe('Yes');
  });

  test('property: nothing is lost — words kept and folded together are the words that came', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '> quoted',
        '',
        'On Mon, Mar 2, 2026 Shop wrote:',
        '发件人: a',
        '发送时间: b',
        '主题: c',
        '________________',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const folded = foldQuoted(lines.join('\n'));
        const words = (text: string) => text.replace(/\s+/g, '');
        return words(folded.text + (folded.quoted ?? '')) === words(lines.join(''));
      }),
      { numRuns: 2_000 },
    );
  });

  test('property: hostile HTML folds to safe HTML, quickly', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<blockquote type="cite">',
      '</blockquote>',
      '<script>alert(1)</script>',
      '<div class="gmail_quote">',
      '<includetail>',
      '<b>From:</b>',
      '<img src=x onerror=alert(1)>',
      '<div data-quote="above">',
      '<a href="javascript:alert(1)">',
      '-----原始邮件-----',
      '&nbsp;',
      'words',
      '<svg><style><img src=x onerror=1>',
      '"<',
      '>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { html } = foldQuotedHtml(pieces.join(''));
        return !/<(script|svg|style|iframe)|\son\w+\s*=|javascript:|data-quote/i.test(
          html.replace(/&[a-z]+;/g, ''),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['dashes', '-'.repeat(300_000)],
    ['openings', '<div>'.repeat(50_000)],
    ['labels', '<b>From:</b>'.repeat(30_000)],
    ['quotes', '<blockquote type="cite">'.repeat(30_000)],
    ['links', '<a href="http://x">'.repeat(30_000)],
    ['spaces', `<p>${'&nbsp; '.repeat(100_000)}`],
  ])('a mail made to be slow is not: %s', (_, html) => {
    const start = performance.now();
    foldQuotedHtml(html);
    foldQuoted(html);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
