import { later, NOW, someone } from '../random-worlds';
import { chunksOf, ends, handleMs, median, type PacedAgent } from './pace';

const minute = 60_000;
const agent = (with_: Partial<PacedAgent> = {}): PacedAgent => ({
  candidate: someone(),
  shiftEndsAt: null,
  handleSeconds: null,
  running: [],
  ...with_,
});
const since = (...minutes: number[]) => minutes.map((each) => later(-each * minute));

describe('the middle value', () => {
  it('is the one in the middle, or the mean of the two there, and nothing of nothing', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNull();
  });
});

describe('how long a conversation takes', () => {
  it('is the agent’s own pace, else the team’s, else the middle of those who have one', () => {
    const [own, none, other] = [agent({ handleSeconds: 60 }), agent(), agent({ handleSeconds: 180 })];
    expect([own, none].map(handleMs([own, none], 240)!)).toEqual([60_000, 240_000]);
    expect(handleMs([own, none, other], null)!(none)).toBe(120_000);
    expect(handleMs([none], null)).toBeNull();
  });
});

describe('what is served now', () => {
  const handle = () => 10 * minute;
  const inMinutes = (agents: PacedAgent[]) =>
    agents.map((one) =>
      (ends(agents, { now: NOW.getTime(), handle }).get(one) ?? []).map(
        (end) => (end - NOW.getTime()) / minute,
      ),
    );

  it('is over when it has taken as long as usual', () => {
    expect(inMinutes([agent({ running: since(3, 9) })])).toEqual([[7, 1]]);
  });

  it('ends one after the other where it has taken longer, the longest first, over all agents', () => {
    expect(inMinutes([agent({ running: since(12) }), agent({ running: since(40, 10) })])).toEqual([
      [5],
      [2.5, 7.5],
    ]);
  });
});

describe('an agent’s room', () => {
  const at = (n: number) => NOW.getTime() + n;
  const chunks = (candidate: Parameters<typeof someone>[0], over: number[]) => {
    const one = agent({ candidate: someone(candidate) });
    const capacity = one.candidate.capacity * 100;
    return chunksOf(
      one,
      { capacity, hardLimit: 2 * capacity, spare: 0 },
      {
        now: at(0),
        ends: over.map(at),
      },
    ).map(({ freeAt, units }) => [freeAt - at(0), units]);
  };

  it('is what is free, then what each conversation gives back', () => {
    expect(chunks({ capacity: 3, busy: 200, held: 200 }, [5, 2])).toEqual([
      [0, 100],
      [2, 100],
      [5, 100],
    ]);
  });

  it('comes only after what they have too much', () => {
    expect(chunks({ capacity: 1, busy: 300, held: 300 }, [1, 2, 3])).toEqual([[3, 100]]);
  });

  it('does not grow by conversations that are idle', () => {
    expect(chunks({ capacity: 2, busy: 0, held: 300 }, [4])).toEqual([
      [0, 100],
      [4, 100],
    ]);
  });
});
