import { accountsOf, chosen, EMPTY_PLAN, isWhole, withTemplate } from './notice-form';

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

  it('has an approved text for accounts it goes through, filled in whole', () => {
    const inboxes = [
      { id: 'wa', channel: 'whatsapp' as const },
      { id: 'web', channel: 'web' as const },
      { id: 'mail', channel: 'email' as const },
    ];
    const plan = { ...EMPTY_PLAN, segmentId: 's', channels: ['whatsapp' as const, 'web' as const] };
    expect(accountsOf(plan, inboxes).map(({ id }) => id)).toEqual(['wa']);
    expect(accountsOf({ ...plan, inboxIds: ['mail'] }, inboxes)).toEqual([]);
    const template = {
      inboxId: 'wa',
      name: 'n',
      language: 'zh_CN',
      text: '{{1}}',
      values: [{ field: '1', value: '' }],
    };
    const open = { ...plan, templates: withTemplate(plan, 'wa', template) };
    expect(isWhole(open, 'counted')).toBe(false);
    const filled = { ...template, values: [{ field: '1', value: '{{customer_name}}' }] };
    const whole = { ...open, templates: withTemplate(open, 'wa', filled) };
    expect(whole.templates).toEqual([filled]);
    expect(isWhole(whole, 'counted')).toBe(true);
    expect(chosen(whole, { inboxIds: ['mail'] }).templates).toEqual([]);
    expect(withTemplate(whole, 'wa', null)).toEqual([]);
  });
});
