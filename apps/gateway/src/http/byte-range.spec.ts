import { byteRange } from './byte-range';

describe('parts of a file', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=990-5000', { start: 990, end: 999 }],
    ['bytes=-10', { start: 990, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=999-999', { start: 999, end: 999 }],
    ['bytes=1000-', null],
    ['bytes=5-4', null],
    ['bytes=-0', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
    ['bytes=0x1-2', null],
  ])('%s', (header, part) => {
    expect(byteRange(header, 1_000)).toEqual(part);
  });

  it('gives an empty file, and a request without a range, as a whole', () => {
    expect(byteRange('bytes=0-0', 0)).toBeNull();
    expect(byteRange(undefined, 1_000)).toBeNull();
  });
});
