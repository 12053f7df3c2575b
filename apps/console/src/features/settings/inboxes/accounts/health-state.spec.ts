import type { AccountHealth } from '@yingda/contracts';
import { healthState } from './health-state';

const nothing: AccountHealth = { events: [], waiting: 0, failed: 0, pulledAt: null, pullError: null };
const event = {
  id: 'e1',
  origin: 'hook',
  providerAt: null,
  receivedAt: '2026-11-21T08:00:00.000Z',
  state: 'done',
  attempts: 0,
  error: null,
} as const;

it('an account that is off says so, whatever else', () => {
  expect(healthState(true, { ...nothing, failed: 3 })).toBe('paused');
});

it('nothing is said before it is known', () => {
  expect(healthState(false, undefined)).toBeNull();
});

it('an account waits until something has come', () => {
  expect(healthState(false, nothing)).toBe('waiting');
  expect(healthState(false, { ...nothing, events: [event] })).toBe('ok');
});

it('events that failed and fetching that fails are trouble, also when others came through', () => {
  expect(healthState(false, { ...nothing, events: [event], failed: 1 })).toBe('trouble');
  expect(healthState(false, { ...nothing, events: [event], pullError: 'sign-in refused' })).toBe('trouble');
});
