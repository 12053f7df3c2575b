import type { ChannelWindow, Outlet } from '@yingda/contracts';
import { openOthers, outletInUse, outletLabel, withHeardWindows } from './outlets';

const window = (parts: Partial<ChannelWindow> = {}): ChannelWindow => ({
  open: true,
  act: 'message',
  quota: 5,
  quotaLeft: 5,
  endsAt: null,
  sure: true,
  fallbacks: [],
  ...parts,
});
const outlet = (identityId: string, parts: Partial<Outlet> = {}): Outlet => ({
  identityId,
  inboxId: 'i1',
  channel: 'wechat',
  label: identityId,
  chosen: false,
  window: window(),
  carries: null,
  ...parts,
});

describe('ways to answer', () => {
  it('takes the one the customer wrote from last', () => {
    const all = [outlet('web'), outlet('wechat', { chosen: true })];
    expect(outletInUse(all, null)?.identityId).toBe('wechat');
  });

  it('takes the one the agent chose, while there is such a one', () => {
    const all = [outlet('web'), outlet('wechat', { chosen: true })];
    expect(outletInUse(all, 'web')?.identityId).toBe('web');
    expect(outletInUse(all, 'gone')?.identityId).toBe('wechat');
  });

  it('believes what was heard after it was read, not what was heard before', () => {
    const heard = { a: { window: window({ quotaLeft: 1 }), at: 10 } };
    expect(withHeardWindows([outlet('a')], heard, 5)[0]?.window?.quotaLeft).toBe(1);
    expect(withHeardWindows([outlet('a')], heard, 11)[0]?.window?.quotaLeft).toBe(5);
  });

  it('are named by who it is, without the channel said twice', () => {
    expect(outletLabel({ channel: 'wechat', label: 'wechat Z84U' })).toBe('Z84U');
    expect(outletLabel({ channel: 'email', label: 'y***@mail.example' })).toBe('y***@mail.example');
  });

  it('offers only other ways that are open', () => {
    const all = [
      outlet('here', { chosen: true, window: window({ open: false, why: 'over' }) }),
      outlet('closed', { window: window({ open: false, why: 'quota' }) }),
      outlet('always', { window: null }),
    ];
    expect(openOthers(all, all[0]!, 0).map(({ identityId }) => identityId)).toEqual(['always']);
  });
});
