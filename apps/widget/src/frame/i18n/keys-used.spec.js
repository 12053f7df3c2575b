import { readdirSync, readFileSync } from 'node:fs';
import { texts as first } from './en';
import { askedTexts } from './asked';
import { caseTexts } from './cases';
import { helpTexts } from './help';
import { laterTexts } from './later';
import { waitingTexts } from './waiting';

// Specs run from the top of the repository.
const folder = 'apps/widget/src/frame';
const sources = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('i18n') && !name.includes('.spec.'))
  .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
const texts = {
  ...first,
  ...laterTexts.en,
  ...caseTexts.en,
  ...waitingTexts.en,
  ...askedTexts.en,
  ...helpTexts.en,
};
const all = sources.map(([, text]) => text).join('\n');

describe('texts and screens', () => {
  test('have no text that no screen shows', () => {
    const made = [...all.matchAll(/`([a-z.-]+)\$\{/g)].map(([, start]) => start);
    const unused = Object.keys(texts).filter(
      (key) => !all.includes(`'${key}'`) && !made.some((start) => start.length > 3 && key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
  test('have no Chinese outside the dictionaries', () => {
    const literal = sources.filter(([, text]) =>
      /\p{Script=Han}/u.test(text.replace(/\/\*\*?[^]*?\*\/|\/\/.*/g, '')),
    );
    expect(literal.map(([name]) => name)).toEqual([]);
  });
});
