import { codeOf, missingFacts, newCustomer, withFacts } from './customer';

const now = new Date('2026-03-02T02:00:00Z');
const visitor = newCustomer('0195a1b2-0000-7000-8000-0000000fffff', now);

describe('a customer', () => {
  it('without a name goes by four letters that cannot be mistaken, always the same', () => {
    expect(visitor).toMatchObject({ name: '', isVisitor: true, tier: 'standard', code: 'ZZZZ' });
    expect(codeOf('0195a1b2-0000-7000-8000-000000000000')).toBe('2222');
    expect(codeOf('0195a1b2-0000-7000-8000-0000000a1b2c')).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
  });

  it('has a new version by facts that are new, and is the very same by those that are not', () => {
    const named = withFacts(visitor, { name: '王芳', attributes: { 城市: '杭州' } });
    expect(named).toMatchObject({ name: '王芳', attributes: { 城市: '杭州' }, version: 2 });
    expect(withFacts(named, { name: '王芳', attributes: { 城市: '杭州' }, tier: undefined })).toBe(named);
    expect(withFacts(named, { email: null })).toBe(named);
    expect(withFacts(named, { name: undefined }).name).toBe('王芳');
  });

  it('keeps attributes that are not mentioned, loses those said to be empty, and has forty at most', () => {
    const one = withFacts(visitor, { attributes: { a: '1', b: '2' } });
    expect(withFacts(one, { attributes: { b: '' } }).attributes).toEqual({ a: '1' });
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`k${n}`, 'x']));
    expect(Object.keys(withFacts(visitor, { attributes: many }).attributes)).toHaveLength(40);
  });

  it('learns from the visitor they were only what was not known', () => {
    const known = { ...visitor, name: '王芳', phone: '13812340417', attributes: { 城市: '杭州' } };
    const before = {
      ...visitor,
      name: 'guest',
      email: 'w@mail.example',
      phone: '1',
      attributes: { 城市: 'x', 订单: '7' },
    };
    expect(withFacts(known, missingFacts(known, before))).toMatchObject({
      name: '王芳',
      phone: '13812340417',
      email: 'w@mail.example',
      attributes: { 城市: '杭州', 订单: '7' },
    });
    expect(withFacts(known, missingFacts(known, visitor))).toBe(known);
  });

  it('loses to null what may be empty, and to nothing else', () => {
    const told = withFacts(newCustomer('0191a000-0000-7000-8000-000000000001', new Date(0)), {
      name: '周嘉宁',
      tier: 'gold',
      phone: '13800000417',
    });
    const after = withFacts(told, { name: null, tier: null, attributes: null, phone: null } as never);
    expect(after).toMatchObject({ name: '周嘉宁', tier: 'gold', attributes: {}, phone: null });
  });
});
