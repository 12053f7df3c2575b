import { contrastState, storedColor } from './contrast';
import { originOf } from './origins';
import { snippetState } from './snippet-state';

describe('the contrast of a shop’s colour', () => {
  it('is read with white on a dark colour', () => {
    expect(contrastState('#1F6B57')).toEqual({ ink: 'white', white: '6.3', black: '3.2', outline: false });
  });
  it('is read with black where white is too weak, with an outline where the panel is too near', () => {
    expect(contrastState('#FFD966')).toMatchObject({ ink: 'black', outline: true });
  });
  it('is never rounded up to what it does not reach', () => {
    // #777777 has 4.478:1 with white.
    expect(contrastState('#777777')).toMatchObject({ ink: 'black', white: '4.4' });
  });
  it.each(['', '#1F6B', 'green'])('is not shown for half a colour: %j', (text) =>
    expect(contrastState(text)).toBeNull(),
  );
});

it.each([
  ['#abc', '#AABBCC'],
  [' 1f6b57 ', '#1F6B57'],
  ['#1F6B5', null],
  ['pine', null],
])('a colour written as %j is stored as %j', (text, stored) => expect(storedColor(text)).toBe(stored));

describe('the state of a snippet', () => {
  const at = '2026-11-22T01:00:00Z';
  it.each([
    ['waits while nobody has come', { paused: false, lastSeenAt: null }, 'waiting'],
    ['is seen once somebody has', { paused: false, lastSeenAt: at }, 'seen'],
    ['is paused before anything else', { paused: true, lastSeenAt: at }, 'paused'],
  ])('%s', (_, inbox, state) => expect(snippetState(inbox)).toBe(state));
});

describe('what is typed as an origin', () => {
  it.each([
    ['https://Shop.Example', 'https://shop.example'],
    ['https://shop.example/products/1?a=b#c', 'https://shop.example'],
    ['shop.example', 'https://shop.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['https://*.shop.example', 'https://*.shop.example'],
    ['*.shop.example', 'https://*.shop.example'],
  ])('%s is %s', (typed, origin) => expect(originOf(typed)).toBe(origin));
  it.each([
    '',
    '   ',
    'ftp://shop.example',
    'https://',
    'https://*.example',
    'https://a.*.example',
    'two words',
  ])('%j is none', (typed) => expect(originOf(typed)).toBeNull());
});
