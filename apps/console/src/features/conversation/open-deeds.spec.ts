import { deedsOf } from './open-deeds';

const none = {
  assignMe: false,
  transfer: false,
  close: false,
  reopen: false,
  wait: false,
  escalate: false,
  merge: false,
};

describe('what the palette offers for the open conversation', () => {
  it('is only what this agent may do now', () => {
    expect(deedsOf(none, { reply: false, note: false })).toEqual([]);
    expect(deedsOf({ ...none, reopen: true }, { reply: false, note: true })).toEqual(['note', 'reopen']);
  });

  it('begins with answering', () => {
    const may = { ...none, close: true, transfer: true, wait: true };
    expect(deedsOf(may, { reply: true, note: true })).toEqual(['reply', 'note', 'transfer', 'wait', 'close']);
  });
});
