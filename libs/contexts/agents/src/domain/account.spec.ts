import { isLastingAdministrator, normalEmail, requireAdministrator, requireUsable } from './account';

const now = new Date('2026-03-02T02:00:00Z');
const administrator = { role: 'administrator', state: 'active', expiresAt: null } as const;

describe('an account', () => {
  it('is known by its address whatever its case', () => {
    expect(normalEmail('  Lin@Shop.Example ')).toBe('lin@shop.example');
  });

  it('can be used while active and before its end', () => {
    requireUsable({ state: 'active', expiresAt: null }, now);
    requireUsable({ state: 'active', expiresAt: new Date(now.getTime() + 1) }, now);
    const refusal = expect.objectContaining({ code: 'account-deactivated' });
    expect(() => requireUsable({ state: 'active', expiresAt: now }, now)).toThrow(refusal);
    expect(() => requireUsable({ state: 'deactivated', expiresAt: null }, now)).toThrow(refusal);
    expect(() => requireUsable({ state: 'invited', expiresAt: null }, now)).toThrow(refusal);
  });

  it('administers for good only without an end: somebody like that must remain', () => {
    expect(isLastingAdministrator({ ...administrator, expiresAt: new Date(now.getTime() + 1) })).toBe(false);
    requireAdministrator([{ ...administrator, role: 'agent' }, administrator]);
    for (const others of [
      [],
      [{ ...administrator, state: 'invited' as const }],
      [{ ...administrator, expiresAt: now }],
    ]) {
      expect(() => requireAdministrator(others)).toThrow(
        expect.objectContaining({ code: 'last-administrator' }),
      );
    }
  });
});
