import { newCustomer, withFacts, type Customer } from './customer';
import { gainedFrom, passedOn, survivorOf, withoutGained } from './joining';

const now = new Date('2026-03-02T02:00:00Z');
const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const aCustomer = (n: number, details: Partial<Customer> = {}): Customer => ({
  ...newCustomer(id(n), now),
  ...details,
});

describe('of two records of one person', () => {
  const stays = (one: Customer, other: Customer) => survivorOf(one, other)?.stays.id;

  it('the one with the shop’s number goes on, then the one with a name, then the older', () => {
    const older = aCustomer(3, { createdAt: new Date('2026-01-01T00:00:00Z') });
    const named = aCustomer(2, { isVisitor: false, name: '王芳' });
    const ofShop = aCustomer(1, { externalId: 'u1', createdAt: new Date('2026-03-03T00:00:00Z') });
    expect([stays(older, named), stays(named, older)]).toEqual([id(2), id(2)]);
    expect([stays(ofShop, named), stays(named, ofShop)]).toEqual([id(1), id(1)]);
    expect([stays(older, aCustomer(1)), stays(aCustomer(1), older)]).toEqual([id(3), id(3)]);
    expect([stays(aCustomer(1), aCustomer(2)), stays(aCustomer(2), aCustomer(1))]).toEqual([id(1), id(1)]);
  });

  it('neither goes on when the shop knows both by numbers of its own', () => {
    expect(survivorOf(aCustomer(1, { externalId: 'u1' }), aCustomer(2, { externalId: 'u2' }))).toBeNull();
  });
});

describe('what a customer gains by a join', () => {
  const known = aCustomer(1, { name: '王芳', isVisitor: false, email: 'wang@mail.example' });
  const visitor = aCustomer(2, {
    name: 'guest',
    email: 'other@mail.example',
    phone: '13812340417',
    tier: 'gold',
    ownerAgentId: id(9),
    attributes: { 尺码: 'M' },
  });

  it('is only what was missing, and the better tier', () => {
    const { facts, gained } = gainedFrom(known, visitor);
    expect(withFacts(known, facts)).toMatchObject({
      name: '王芳',
      email: 'wang@mail.example',
      phone: '13812340417',
      tier: 'gold',
      ownerAgentId: id(9),
      attributes: { 尺码: 'M' },
    });
    expect(gained).toEqual({ facts: ['phone', 'ownerAgentId', 'attributes.尺码'], tierBefore: 'standard' });
    expect(JSON.stringify(gained)).not.toContain('138');
  });

  it('is taken back to the very same customer', () => {
    const { facts, gained } = gainedFrom(known, visitor);
    const joined = withFacts(known, facts);
    const { facts: back, taken } = withoutGained(joined, visitor, gained);
    expect(withFacts(joined, back)).toEqual({ ...known, version: joined.version + 1 });
    expect(taken).toEqual(gained);
  });

  it('stays where it was changed since', () => {
    const { facts, gained } = gainedFrom(known, visitor);
    const corrected = withFacts(withFacts(known, facts), { phone: '13900001111', tier: 'vip' });
    const { facts: back, taken } = withoutGained(corrected, visitor, gained);
    expect(withFacts(corrected, back)).toMatchObject({
      phone: '13900001111',
      tier: 'vip',
      ownerAgentId: null,
    });
    expect(taken.facts).toEqual(['ownerAgentId', 'attributes.尺码']);
  });

  it('is followed where it was passed on, and nowhere else', () => {
    expect(
      passedOn({ facts: ['phone', 'email'] }, { facts: ['phone', 'name'], tierBefore: 'silver' }),
    ).toEqual({
      facts: ['phone'],
    });
    expect(passedOn({ facts: [], tierBefore: 'standard' }, { facts: [], tierBefore: 'silver' })).toEqual({
      facts: [],
      tierBefore: 'silver',
    });
  });
});
