import { texts as enFirst } from './en';
import { fill } from './texts';
import { caseTexts } from './cases';
import { laterTexts } from './later';
import { waitingTexts } from './waiting';
import { texts as zhFirst } from './zh-cn';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
type All = Record<string, string>;
const zh: All = { ...zhFirst, ...laterTexts['zh-CN'], ...caseTexts['zh-CN'], ...waitingTexts['zh-CN'] };
const en: All = { ...enFirst, ...laterTexts.en, ...caseTexts.en, ...waitingTexts.en };
const keys = Object.keys(en);

describe('the texts of the widget', () => {
  it('are there in both languages under the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
    for (const key of keys)
      expect([key, zh[key]?.trim() !== '', en[key]?.trim() !== '']).toEqual([key, true, true]);
  });
  it('take the same values in both languages', () => {
    for (const key of keys) expect([key, names(zh[key]!)]).toEqual([key, names(en[key]!)]);
  });
  it('are Chinese in the Chinese dictionary and not in the English one', () => {
    const free = new Set(['conv.counter']);
    for (const key of keys.filter((name) => !free.has(name))) {
      expect([key, /\p{Script=Han}/u.test(zh[key]!)]).toEqual([key, true]);
      expect([key, /\p{Script=Han}/u.test(en[key]!)]).toEqual([key, false]);
    }
  });
  it('never blame or exclaim', () => {
    for (const key of keys) expect([key, /[!！]|oops/i.test(zh[key]! + en[key]!)]).toEqual([key, false]);
  });
  it('keep a name they were not given, so that it is seen', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });
});
