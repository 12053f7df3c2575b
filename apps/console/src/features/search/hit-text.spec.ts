import { hitParts } from './hit-text';

it('marks every hit and keeps the text around it', () => {
  expect(hitParts('底座\u0001漏水\u0002，\u0001漏水\u0002了')).toEqual([
    { text: '底座', hit: false },
    { text: '漏水', hit: true },
    { text: '，', hit: false },
    { text: '漏水', hit: true },
    { text: '了', hit: false },
  ]);
});

it('bears an excerpt that was cut inside a hit, and one without any', () => {
  expect(hitParts('a\u0001b')).toEqual([
    { text: 'a', hit: false },
    { text: 'b', hit: true },
  ]);
  expect(hitParts('plain')).toEqual([{ text: 'plain', hit: false }]);
  expect(hitParts('')).toEqual([]);
});
