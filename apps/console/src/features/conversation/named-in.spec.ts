import { namedIn } from './named-in';

const agents = [
  { id: 'fang', name: '王芳', active: true },
  { id: 'fangfang', name: '王芳芳', active: true },
  { id: 'gone', name: '王五', active: false },
  { id: 'wu', name: '王五', active: true },
  { id: 'left', name: 'Ann Lee', active: false },
];

it.each([
  ['a name', '请 @王芳 看一下', ['fang']],
  ['the longest name that stands there', '@王芳芳 和', ['fangfang']],
  ['each of several, once', '@王芳 @王芳芳 @王芳', ['fang', 'fangfang']],
  ['of two with one name the one with an account', '@王五', ['wu']],
  ['somebody without an account, as the writer meant', 'ask @Ann Lee', ['left']],
  ['no name without the sign, and no sign without a name', '王芳 @ 王芳 @nobody', []],
])('names %s', (_, text, expected) => {
  expect(namedIn(text, agents)).toEqual(expected);
});

it('names twenty at most', () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ id: `${at}`, name: `n${at}.`, active: true }));
  expect(namedIn(many.map(({ name }) => `@${name}`).join(' '), many)).toHaveLength(20);
});
