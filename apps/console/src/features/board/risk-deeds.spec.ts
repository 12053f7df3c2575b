import { deedsOn } from './risk-deeds';

const ALL = { look: true, whisper: true, take: true, assign: true };

describe('what can be done about a conversation at risk', () => {
  it('is everything about one that a colleague has', () => {
    expect(deedsOn({ agentId: 'a', status: 'active' }, ALL, 'me')).toEqual([
      'look',
      'whisper',
      'take',
      'assign',
    ]);
  });
  it('is not to whisper while nobody has it', () => {
    expect(deedsOn({ agentId: null, status: 'queued' }, ALL, 'me')).toEqual(['look', 'take', 'assign']);
  });
  it('is neither to whisper to oneself nor to take over what one has', () => {
    expect(deedsOn({ agentId: 'me', status: 'active' }, ALL, 'me')).toEqual(['look', 'assign']);
  });
  it('is only what one may do', () => {
    const may = { ...ALL, take: false, assign: false };
    expect(deedsOn({ agentId: 'a', status: 'active' }, may, 'me')).toEqual(['look', 'whisper']);
  });
});
