import { passage } from './passage';
import { NEVER_OPENED, opened } from './windows';

const HOUR = 3_600_000;
const at = (ms: number) => new Date(1_767_225_600_000 + ms);
const can = {
  windows: { message: { quota: 2, milliseconds: 24 * HOUR } },
  fallbacks: ['human-agent-tag' as const],
};
const none = { code: null, codeUntil: null };
const written = { ...opened(NEVER_OPENED, can.windows, { act: 'message', at: at(0) }), ...none };
const want = (with_: object = {}) => ({ now: at(HOUR), automatic: false, pieces: 1, waiting: 0, ...with_ });

describe('how something may go out', () => {
  it('goes in the window while it is open', () => {
    expect(passage(written, can, want())).toEqual({ kind: 'window' });
    expect(passage(written, can, want({ pieces: 3 }))).toEqual({ kind: 'closed', why: 'quota' });
  });

  it('uses a code of the provider first, while it is good, for one piece that waits for nothing', () => {
    const coded = { ...NEVER_OPENED, code: 'c1', codeUntil: at(2 * HOUR) };
    expect(passage(coded, can, want())).toEqual({ kind: 'code', code: 'c1' });
    expect(passage(coded, can, want({ now: at(2 * HOUR) }))).toEqual({ kind: 'closed', why: 'never-opened' });
    expect(passage(coded, can, want({ pieces: 2 }))).toEqual({ kind: 'closed', why: 'never-opened' });
    expect(passage({ ...coded, unreachableSince: at(0) }, can, want()).kind).toBe('closed');
  });

  it('is a late answer of a person for seven days, where the channel has that, and never of a machine', () => {
    const late = want({ now: at(25 * HOUR) });
    expect(passage(written, can, late)).toEqual({ kind: 'human-agent' });
    expect(passage(written, can, { ...late, automatic: true })).toEqual({ kind: 'closed', why: 'over' });
    expect(passage(written, can, { ...late, now: at(7 * 24 * HOUR) })).toEqual({
      kind: 'closed',
      why: 'over',
    });
    expect(passage(written, { ...can, fallbacks: [] }, late)).toEqual({ kind: 'closed', why: 'over' });
  });
});
