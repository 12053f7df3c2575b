import { below, field, fieldsOf } from './body';

const read = (text: string) => fieldsOf(Buffer.from(text));
const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

describe('the body of a push', () => {
  test('XML and JSON give the same fields, long ids digit by digit', () => {
    const xml = read(
      '<xml><FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1767225601</CreateTime><MsgId>24930112233445566</MsgId></xml>',
    )!;
    const json = read('{"FromUserName":"o1","CreateTime":1767225601,"MsgId":24930112233445566}')!;
    for (const fields of [xml, json]) {
      expect(field(fields, 'FromUserName')).toBe('o1');
      expect(field(fields, 'CreateTime')).toBe('1767225601');
      expect(field(fields, 'MsgId')).toBe('24930112233445566');
    }
  });

  test('what a customer writes stays as written', () => {
    const texts = [
      '  spaces around  ',
      '<!DOCTYPE html><b>&amp; &lt;b&gt;</b>',
      '第一行\n第二行 🙂',
      '007',
      'true',
      '<?php',
      'constructor',
    ];
    for (const text of texts) {
      expect(field(read(`<xml><Content><![CDATA[${text}]]></Content></xml>`)!, 'Content')).toBe(text);
      expect(field(read(JSON.stringify({ Content: text }))!, 'Content')).toBe(text);
    }
    const split = read('<xml><Content><![CDATA[a]]]]><![CDATA[>b]]></Content></xml>')!;
    expect(field(split, 'Content')).toBe('a]]>b');
    expect(field(read('<xml><Url>http://a.example/?x=1&amp;y=2</Url></xml>')!, 'Url')).toBe(
      'http://a.example/?x=1&y=2',
    );
  });

  test('a byte order mark, spaces and an XML declaration in front do no harm', () => {
    expect(field(read('\ufeff \n<?xml version="1.0" encoding="UTF-8"?>\n<xml><A>1</A></xml>')!, 'A')).toBe(
      '1',
    );
    expect(field(read('\ufeff\n{"A":"1"}')!, 'A')).toBe('1');
  });

  test.each([
    ['a document type', '<!DOCTYPE x><xml><A>1</A></xml>'],
    ['an entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
    ['an entity nobody declared', '<xml><A>&e;</A></xml>'],
    [
      'a document type behind a comment that hides a CDATA',
      '<!-- <![CDATA[ --><!DOCTYPE x><!-- ]]> --><xml/>',
    ],
    ['a processing instruction', '<xml><?php 1 ?><A>1</A></xml>'],
    ['XML that does not close', '<xml><A>1</xml>'],
    ['an open CDATA', '<xml><A><![CDATA[1</A></xml>'],
    ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
    ['a root without fields', '<xml>text</xml>'],
    ['more elements than any push has', `<xml>${'<a>1</a>'.repeat(1_001)}</xml>`],
    ['elements a hundred thousand deep', nested(100_000)],
    ['JSON that does not close', '{"A":1'],
    ['JSON a hundred thousand deep', '{"A":'.repeat(100_000)],
    ['a list', '[{"A":1}]'],
    ['nothing', ''],
    ['text', 'success'],
  ])('is none with %s', (_, text) => {
    expect(read(text)).toBeNull();
  });

  test('a repeated or nested field is no text', () => {
    expect(field(read('<xml><A>1</A><A>2</A></xml>')!, 'A')).toBe('');
    expect(field(below(read('<xml><S><T>x</T></S></xml>')!, 'S'), 'T')).toBe('x');
    expect(field(read('{"__proto__":{"A":"1"}}')!, 'A')).toBe('');
  });

  test('what no column takes is left out', () => {
    expect(field(read('{"A":"a\\u0000b\\ud800c"}')!, 'A')).toBe('ab\ufffdc');
  });
});
