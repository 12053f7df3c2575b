import { turn, type Waiting } from './turn';

const at = (seconds: number) => new Date(1_767_225_600_000 + seconds * 1_000);
const piece = (messageId: string, with_: Partial<Waiting> = {}): Waiting => ({
  messageId,
  state: 'queued',
  retryAt: null,
  createdAt: at(0),
  ...with_,
});

describe('whose turn it is in a lane', () => {
  it('is that of the first, also of one whose sender died', () => {
    const first = piece('a');
    expect(turn([first, piece('b')], at(1))).toBe(first);
    const dead = piece('a', { state: 'sending', retryAt: at(99) });
    expect(turn([dead, piece('b')], at(1))).toBe(dead);
  });

  it('is nobody’s while the first is to be tried again later, however long', () => {
    expect(turn([piece('a', { retryAt: at(9_000) }), piece('b')], at(8_999))).toEqual(at(9_000));
    const due = piece('a', { retryAt: at(9_000) });
    expect(turn([due, piece('b')], at(9_000))).toBe(due);
  });

  it('goes to the next message where order holds for a time only, and never to the rest of the same message', () => {
    const late = piece('a', { retryAt: at(1_800) });
    const [rest, next] = [piece('a'), piece('b')];
    expect(turn([late, rest, next], at(299), 300_000)).toEqual(at(300));
    expect(turn([late, rest, next], at(300), 300_000)).toBe(next);
    expect(turn([late, rest], at(300), 300_000)).toEqual(at(1_800));
  });
});
