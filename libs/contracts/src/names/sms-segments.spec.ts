import { smsSegments } from './sms-segments';

describe('segments of an SMS', () => {
  test.each([
    ['', 'gsm-7', 0, 0, 160],
    ['Hello', 'gsm-7', 1, 5, 155],
    ['a'.repeat(160), 'gsm-7', 1, 160, 0],
    ['a'.repeat(161), 'gsm-7', 2, 161, 145],
    ['a'.repeat(306), 'gsm-7', 2, 306, 0],
    ['a'.repeat(307), 'gsm-7', 3, 307, 152],
    ['€'.repeat(80), 'gsm-7', 1, 160, 0],
    ['^{}\\[~]|€', 'gsm-7', 1, 18, 142],
    ['您'.repeat(70), 'ucs-2', 1, 70, 0],
    ['您'.repeat(71), 'ucs-2', 2, 71, 63],
    ['您'.repeat(134), 'ucs-2', 2, 134, 0],
    ['您'.repeat(135), 'ucs-2', 3, 135, 66],
    ['🙂'.repeat(35), 'ucs-2', 1, 70, 0],
    ['çÇ', 'ucs-2', 1, 2, 68],
  ] as const)('%# %.12s', (...[text, encoding, segments, units, left]) => {
    expect(smsSegments(text)).toEqual({ encoding, segments, units, left });
  });

  test('an escape pair or an emoji is not cut: it begins the next segment', () => {
    // 152 + € (2) does not fit into 153.
    expect(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toMatchObject({
      segments: 2,
      units: 305,
      left: 0,
    });
    expect(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ segments: 3, units: 306 });
    // 66 + 🙂 (2) does not fit into 67.
    expect(smsSegments(`${'您'.repeat(66)}🙂${'您'.repeat(66)}`)).toMatchObject({ segments: 3, units: 134 });
  });
});
