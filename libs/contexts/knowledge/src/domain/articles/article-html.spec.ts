import { cleanHtml, htmlOf, textOf } from './article-html';

describe('what of HTML an article keeps', () => {
  it.each([
    ['no script', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['no handler, style or class', '<p onclick="x()" style="color:red" class="y">a</p>', '<p>a</p>'],
    [
      'no address that runs',
      '<a href="javascript:alert(1)">a</a>',
      '<a rel="noopener noreferrer nofollow" target="_blank">a</a>',
    ],
    ['no picture from elsewhere', '<p>a<img src="https://evil.example/x.png"></p>', '<p>a</p>'],
    ['no frame or form', '<iframe src="/x"></iframe><form><input></form>b', 'b'],
    ['lists and headings', '<h1>T</h1><ul><li>a</li></ul>', '<h2>T</h2><ul><li>a</li></ul>'],
  ])('%s', (_, html, kept) => expect(cleanHtml(html)).toBe(kept));

  it('its own pictures, shown late', () => {
    const src = '/help/images/0b0e7c5e-6b7a-4d5e-9c7d-3a2b1c0d9e8f';
    expect(cleanHtml(`<img src="${src}" alt="x">`)).toBe(`<img src="${src}" alt="x" loading="lazy" />`);
    expect(cleanHtml(`<img src="${src}/../../../api">`)).toBe('');
  });

  it('is the same when it is cleaned again', () => {
    const once = cleanHtml(
      '<p>a &amp; b <a href="https://x.example">c</a><br>d</p><blockquote>e</blockquote>',
    );
    expect(cleanHtml(once)).toBe(once);
  });
});

it('says what it reads, a line for each block', () => {
  expect(textOf('<h2>退款</h2><p>三天 &lt;工作日&gt;<br>之后</p><ul><li><p>a</p></li><li>b</li></ul>')).toBe(
    '退款\n三天 <工作日>\n之后\n- a\n- b',
  );
});

it('text becomes paragraphs and comes back', () => {
  const text = '一 & 二\n<b>三</b>';
  expect(textOf(cleanHtml(htmlOf(text)))).toBe(text);
});
