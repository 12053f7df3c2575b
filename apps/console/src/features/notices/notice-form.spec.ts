import { chosen, EMPTY_PLAN, isWhole } from './notice-form';

describe('the form of a notice', () => {
  it('gives a segment messages only, and those who wait no segment', () => {
    const banner = chosen(EMPTY_PLAN, { audience: 'waiting', way: 'banner', alsoMessage: true });
    expect(banner).toMatchObject({ segmentId: null, way: 'banner', alsoMessage: true });
    const back = chosen({ ...banner, teamIds: ['t'] }, { audience: 'segment', segmentId: 's' });
    expect(back).toMatchObject({ segmentId: 's', way: 'message', teamIds: [], alsoMessage: false });
    expect(chosen(banner, { way: 'message' })).toMatchObject({ alsoMessage: false, endsAt: null });
  });

  it('is counted once it says to whom, and sent once it says what', () => {
    expect(isWhole(EMPTY_PLAN, 'counted')).toBe(false);
    const to = { ...EMPTY_PLAN, segmentId: 's' };
    expect([isWhole(to, 'counted'), isWhole(to, 'sent')]).toEqual([true, false]);
    const whole = { ...to, name: 'n', texts: { zh: '', en: 'Hello' } };
    expect(isWhole(whole, 'sent')).toBe(true);
    expect(isWhole({ ...whole, channels: [] }, 'sent')).toBe(false);
    const long = { zh: '长'.repeat(201), en: '' };
    const banner = chosen(whole, { audience: 'waiting', way: 'banner', texts: long });
    expect(isWhole(banner, 'sent')).toBe(false);
  });
});
