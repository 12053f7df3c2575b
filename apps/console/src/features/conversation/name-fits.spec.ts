import { nameFits } from './name-fits';

const read = () => ({ initials: 'zjn', full: 'zhoujianing' });

it('finds a name by any of its letters, whatever their case', () => {
  expect(nameFits('Zhou Jianing', ' JIAN', null)).toBe(true);
  expect(nameFits('Zhou Jianing', 'wang', null)).toBe(false);
});

it('finds a Chinese name by the beginning of its sound, once that is loaded', () => {
  expect(nameFits('周佳宁', 'zj', read)).toBe(true);
  expect(nameFits('周佳宁', 'zhouj', read)).toBe(true);
  expect(nameFits('周佳宁', 'ning', read)).toBe(false);
  expect(nameFits('周佳宁', 'zj', null)).toBe(false);
});

it('leaves nobody out as long as nothing is typed', () => {
  expect(nameFits('周佳宁', '  ', null)).toBe(true);
});
