import { normalOrigins, originAllowed } from './origins';

describe('a page of an origin', () => {
  it('may show the widget when there is no list, even without telling its origin', () => {
    expect(originAllowed([], 'https://anywhere.example')).toBe(true);
    expect(originAllowed([], null)).toBe(true);
  });

  it.each([
    ['https://shop.example', true],
    ['https://SHOP.example', true],
    ['https://shop.example:443', true],
    ['https://shop.example/', true],
    ['http://shop.example', false],
    ['https://shop.example:8443', false],
    ['https://evil-shop.example', false],
    ['https://shop.example.evil.example', false],
    ['https://www.shop.example', false],
    ['https://user@shop.example', false],
    ['https://shop.example/path', false],
    ['null', false],
    ['javascript:alert(1)', false],
    ['', false],
    [null, false],
    [undefined, false],
  ])('%s with only https://shop.example on the list: %s', (origin, allowed) => {
    expect(originAllowed(['https://shop.example'], origin)).toBe(allowed);
  });

  it.each([
    ['https://www.shop.example', true],
    ['https://a.b.shop.example', true],
    ['https://shop.example', false],
    ['https://evilshop.example', false],
    ['http://www.shop.example', false],
    ['https://www.shop.example:8443', false],
  ])('%s with https://*.shop.example on the list: %s', (origin, allowed) => {
    expect(originAllowed(['https://*.shop.example'], origin)).toBe(allowed);
  });
});

describe('a list of origins', () => {
  it('is kept as browsers write origins, each once', () => {
    const typed = [
      'HTTPS://Shop.Example:443',
      'https://shop.example/',
      ' http://localhost:3000 ',
      'https://*.Shop.example',
    ];
    expect(normalOrigins(typed)).toEqual([
      'https://shop.example',
      'http://localhost:3000',
      'https://*.shop.example',
    ]);
    expect(normalOrigins(['https://中国.example'])).toEqual(['https://xn--fiqs8s.example']);
  });

  it.each([
    'shop.example',
    'ftp://shop.example',
    'https://*.example',
    'https://*',
    'https://a.*.example',
    'https://shop.example/cart',
  ])('is refused with %s', (entry) => {
    expect(() => normalOrigins([entry])).toThrow(expect.objectContaining({ code: 'invalid-setting' }));
  });
});
