import { cleanHtml, htmlOfText, textOfHtml } from './html';

describe('HTML of strangers', () => {
  test('nothing in it runs, loads, sends or covers the screen', () => {
    const html = cleanHtml(
      '<script>alert(1)</script><style>*{}</style><link rel=stylesheet href=//x><iframe src="https://evil.example"></iframe>' +
        '<form action="https://evil.example"><input name=p><button>ok</button></form><p onclick="x()" style="position:fixed;color:red;background:url(https://t.example/x)">Hi</p>' +
        '<a href="javascript:alert(1)">click</a><a href="https://shop.example/a?b=1&c=2">shop</a><object data=x></object><svg onload=x()></svg><meta http-equiv=refresh content="0;url=//x"><base href="//evil">',
    );
    expect(html).toBe(
      'ok<p style="color:red">Hi</p><a target="_blank" rel="noopener noreferrer nofollow">click</a><a href="https://shop.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">shop</a>',
    );
  });

  test('remote images wait until they are asked for; a dot that tells of opening goes; those that came along stay', () => {
    const html = cleanHtml(
      '<img src="https://cdn.example/a.png" alt="A"><img src="https://t.example/o.gif" width="1" height="1"><img src="CID:logo@x"><img src="data:image/svg+xml;base64,PHN2Zz4=">' +
        '<img src="data:image/png;base64,iVBORw0KGgo="><img src="//cdn.example/b.png"><img srcset="https://t.example/2x.png 2x">',
    );
    expect(html).not.toMatch(/\ssrc="https?:/);
    expect(html).not.toContain('t.example');
    expect(html).not.toContain('svg');
    expect(html).toContain('<img alt="A" data-remote-src="https://cdn.example/a.png" />');
    expect(html).toContain('src="cid:logo@x"');
    expect(html).toContain('src="data:image/png;base64,iVBORw0KGgo="');
  });

  test('as text it keeps lines, lists and where links lead', () => {
    expect(
      textOfHtml(
        '<p>One &amp; two</p><ul><li>a</li><li>b</li></ul><div>see <a href="https://x.example/p">this</a></div>',
      ),
    ).toBe('One & two\n\n• a\n• b\n\nsee this (https://x.example/p)');
  });

  test('our text as HTML: shown as written, addresses clickable without the dot behind them', () => {
    expect(htmlOfText('<b> & "x"\nhttps://shop.example/a?b=1&c=2.')).toBe(
      '&lt;b&gt; &amp; &quot;x&quot;<br>\n<a href="https://shop.example/a?b=1&amp;c=2">https://shop.example/a?b=1&amp;c=2</a>.',
    );
    expect(textOfHtml(cleanHtml(htmlOfText('看 https://shop.example/x。好')))).toBe(
      '看 https://shop.example/x。好',
    );
  });
});
