import { lateKey } from './too-late';

it('says why an undo came too late in words of the deed, not in those for writing', () => {
  expect(lateKey('transfer', 'already-taken')).toBe('takenOn');
  expect(lateKey('transfer', 'edit-window-over')).toBe('transferLate');
  expect(lateKey('close', 'conversation-closed')).toBe('newerOpen');
  expect(lateKey('merge', 'not-mergeable')).toBe('mergeLate');
});

it('leaves what has nothing to do with time to the usual words', () => {
  for (const deed of ['close', 'transfer', 'merge'] as const) {
    expect(lateKey(deed, 'unreachable')).toBeNull();
    expect(lateKey(deed, 'temporarily-unavailable')).toBeNull();
  }
});
