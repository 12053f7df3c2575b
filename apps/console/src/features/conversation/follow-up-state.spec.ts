import type { FollowUp } from '@yingda/contracts';
import { leftShopper } from './follow-up-state';

const LEFT = '2026-11-21T07:00:00.000Z';
const followUp: FollowUp = { state: 'ready', goneSince: LEFT, afterSeconds: 120, address: 'a***@x.example' };
const at = (seconds: number) => ({ now: Date.parse(LEFT) + seconds * 1_000, readAt: 1_000 });

describe('a shopper of the web', () => {
  it('counts as having left only after the time that the inbox sets', () => {
    expect(leftShopper(followUp, undefined, at(119))).toBeNull();
    expect(leftShopper(followUp, undefined, at(120))).toEqual({ state: 'ready', address: 'a***@x.example' });
  });
  it('is there as long as nobody saw them leave, and on other channels nothing is said', () => {
    expect(leftShopper({ ...followUp, goneSince: null }, undefined, at(600))).toBeNull();
    expect(leftShopper(null, undefined, at(600))).toBeNull();
  });
  it('is what was heard last: back, or gone, since the answer was asked for', () => {
    expect(leftShopper(followUp, { goneSince: null, at: 2_000 }, at(600))).toBeNull();
    expect(
      leftShopper({ ...followUp, goneSince: null }, { goneSince: LEFT, at: 2_000 }, at(600)),
    ).not.toBeNull();
    expect(leftShopper(followUp, { goneSince: null, at: 500 }, at(600))).not.toBeNull();
  });
});
