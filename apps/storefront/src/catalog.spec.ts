import {
  categories,
  findProducts,
  isSoldOut,
  picturePath,
  productById,
  products,
  related,
  views,
  type Text,
} from './catalog';
import { about, helpTopics } from './help-topics';
import { chosenLanguage, fill } from './language';
import { en } from './locales/en';
import { zhCN } from './locales/zh-CN';
import { pictureFiles } from './pictures/files';
import { shoppers } from './shoppers';

const HAN = /\p{Script=Han}/u;

/** Every text in a value, with the way to it. */
function textsIn(value: unknown, path: string): [string, Text][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value) return [[path, value as Text]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

describe('every text', () => {
  const everything = textsIn({ products, categories, helpTopics, about, shoppers }, '');
  it('of the catalogue, help and people is there in both languages, each in its own', () => {
    expect(everything.length).toBeGreaterThan(300);
    const wrong = everything.filter(
      ([, { 'zh-CN': zh, en: english }]) => !zh.trim() || !english.trim() || HAN.test(english),
    );
    expect(wrong).toEqual([]);
  });
  it('of the catalogue is Chinese in Chinese, numbers, units and grades aside', () => {
    const foreign = everything.filter(
      ([, { 'zh-CN': zh }]) => !HAN.test(zh) && !/^[\d.]+ W(，\d+ V)?$|^Ra \d+$/.test(zh),
    );
    expect(foreign).toEqual([]);
  });
  it('of the pages has the same keys and the same gaps in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
    for (const key of Object.keys(zhCN) as (keyof typeof zhCN)[]) {
      expect([key, gaps(en[key])]).toEqual([key, gaps(zhCN[key])]);
      expect([key, en[key].trim() !== '' && zhCN[key].trim() !== '']).toEqual([key, true]);
    }
  });
  it('uses full-width punctuation in Chinese', () => {
    const halfWidth = /\p{Script=Han}[,;:?!]|\p{Script=Han}\.$/u;
    const chinese = [...Object.values(zhCN), ...everything.map(([, { 'zh-CN': zh }]) => zh)];
    expect(chinese.filter((text) => halfWidth.test(text))).toEqual([]);
  });
  it('keeps a gap it has no value for, so that a mistake is seen', () => {
    expect(fill('{n} of {m}', { n: 0 })).toBe('0 of {m}');
  });
});

describe('the catalogue', () => {
  it('has every product once, with colours, facts that end with the warranty, and a known department', () => {
    expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
    expect(products.length).toBeGreaterThanOrEqual(12);
    for (const product of products) {
      expect(categories.map(({ id }) => id)).toContain(product.category);
      expect(product.colours.length).toBeGreaterThan(0);
      expect(new Set(product.colours.map(({ id }) => id)).size).toBe(product.colours.length);
      expect(product.facts.at(-1)?.name.en).toBe('Warranty');
      expect(product.wasPrice ?? Infinity).toBeGreaterThan(product.price);
    }
  });
  it('has a drawn picture for every product, colour and view, and one under the bare product id', () => {
    const files = pictureFiles();
    for (const product of products) {
      expect([...files.keys()]).toContain(`/shop-assets/products/${product.id}.svg`);
      for (const colour of product.colours)
        for (const view of views)
          expect(files.get(picturePath(product, colour.id, view))).toMatch(/^<svg .*<\/svg>$/);
    }
  });
  it('draws each colour differently and never leaves a value out', () => {
    const files = pictureFiles();
    for (const product of products) {
      const fronts = product.colours.map(({ id }) => files.get(picturePath(product, id)));
      expect(new Set(fronts).size).toBe(product.colours.length);
    }
    for (const [path, svg] of files)
      expect([path, /undefined|NaN|\[object/.test(svg)]).toEqual([path, false]);
  });
  it('has one product that is sold out altogether and others only in a colour', () => {
    expect(products.filter(isSoldOut).map(({ id }) => id)).toEqual(['diffuser']);
    expect(
      products.some((product) => !isSoldOut(product) && product.colours.some(({ soldOut }) => soldOut)),
    ).toBe(true);
  });
  it('suggests others, never the product itself, its own department first', () => {
    const kettle = productById('kettle');
    if (!kettle) throw new Error('the kettle is gone');
    const others = related(kettle, 4);
    expect(others).toHaveLength(4);
    expect(others).not.toContain(kettle);
    expect(others[0]?.category).toBe('kitchen');
  });
});

describe('finding', () => {
  const ids = (query: string) => findProducts({ query }).map(({ id }) => id);
  it('finds words inside Chinese titles and English ones, whatever the case', () => {
    expect(ids('水壶')).toEqual(['kettle']);
    expect(ids('KETTLE')).toEqual(['kettle']);
  });
  it('wants every word, and finds a department by its name', () => {
    expect(ids('lighting lamp')).toEqual(['desk-lamp']);
    expect(ids('卧室')).toEqual(['bedding', 'pillow', 'blanket']);
    expect(ids('kettle towels')).toEqual([]);
  });
  it('shows everything for an empty search, and joins with the other choices', () => {
    expect(findProducts({ query: '  ' })).toHaveLength(products.length);
    expect(findProducts({ category: 'kitchen', onlyNew: true }).map(({ id }) => id)).toEqual([
      'kettle',
      'tea-set',
    ]);
  });
});

it('the language of the address counts before the kept one, and Chinese when neither says', () => {
  expect(chosenLanguage('?lang=en', 'zh-CN')).toBe('en');
  expect(chosenLanguage('', 'en')).toBe('en');
  expect(chosenLanguage('?lang=fr', 'en')).toBe('en');
  expect(chosenLanguage('', null)).toBe('zh-CN');
});
