import fc from 'fast-check';
import { arbitraryMoment, later } from '../random-worlds';
import { slowForecast } from '../slow-forecast';
import { forecast, type Outlook, secondsPerTurn } from './forecast';
import { demandOf, type InLine, inTurn } from './in-line';
import type { PacedAgent } from './pace';
import { Situation } from './situation';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1_000);
const HANDLE = 120;

const arbitraryWorld = fc
  .record({
    moment: arbitraryMoment,
    own: fc.array(fc.option(fc.constantFrom(60, 120, 600)), { minLength: 6, maxLength: 6 }),
    starts: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 60, maxLength: 60 }),
    shifts: fc.array(fc.option(fc.integer({ min: 1, max: 900 })), { minLength: 6, maxLength: 6 }),
    closes: fc.option(fc.integer({ min: 1, max: 900 }), { freq: 3 }),
    teamSeconds: fc.option(fc.constant(HANDLE), { freq: 8 }),
  })
  .map(({ moment: { facts, waiting }, own, starts, shifts, closes, teamSeconds }) => {
    const ago = [...new Set(starts)];
    const agents: PacedAgent[] = facts.candidates.map((candidate, index) => ({
      candidate,
      shiftEndsAt: shifts[index] === null ? null : later(shifts[index]! * 1_000),
      handleSeconds: own[index]!,
      running: ago.splice(0, Math.ceil(candidate.held / 100)).map((seconds) => later(-seconds * 1_000)),
    }));
    const outlook: Outlook = {
      situation: new Situation(facts),
      agents,
      teamSeconds,
      closesAt: closes === null ? null : later(closes * 1_000),
    };
    return { waiting: [...waiting].sort(inTurn), outlook };
  });

const holds = (property: (world: { waiting: InLine[]; outlook: Outlook }) => void) =>
  fc.assert(fc.property(arbitraryWorld, property), { numRuns: RUNS });

describe('the turns that a forecast sees', () => {
  it('are those of a world played second by second', () => {
    holds(({ waiting, outlook }) =>
      expect(forecast(waiting, outlook)).toEqual(slowForecast(waiting, outlook)),
    );
  });

  it('are never before now', () => {
    holds(({ waiting, outlook }) => {
      for (const turn of forecast(waiting, outlook)) expect(turn ?? 0).toBeGreaterThanOrEqual(0);
    });
  });

  it('come in order for those who ask for the same', () => {
    holds(({ waiting, outlook }) => {
      const last = new Map<string, number>();
      forecast(waiting, outlook).forEach((turn, index) => {
        const demand = demandOf(waiting[index]!);
        const seen = turn ?? Infinity;
        expect(seen).toBeGreaterThanOrEqual(last.get(demand) ?? 0);
        last.set(demand, seen);
      });
    });
  });

  it('are not seen while nobody able is there', () => {
    holds(({ waiting, outlook }) => {
      const { situation } = outlook;
      const gone = situation.candidates.map((one) => ({ ...one, state: 'away' as const }));
      const agents = outlook.agents.map((one, index) => ({ ...one, candidate: gone[index]! }));
      const empty = { ...outlook, agents, situation: situation.with(gone) };
      expect(forecast(waiting, empty).every((turn) => turn === null)).toBe(true);
      expect(secondsPerTurn(empty)).toBeNull();
    });
  });

  it('are not seen after all have gone', () => {
    holds(({ waiting, outlook }) => {
      const at = later(60_000);
      const leaving = { ...outlook, agents: outlook.agents.map((one) => ({ ...one, shiftEndsAt: at })) };
      for (const turn of forecast(waiting, leaving)) expect(turn ?? 0).toBeLessThan(60);
    });
  });

  it('do not come later for who stands before all others', () => {
    holds(({ waiting, outlook }) => {
      const turns = forecast(waiting, outlook);
      waiting.forEach((one, index) => {
        const [alone] = forecast([one], outlook);
        if (turns[index] !== null) expect(alone).toBeLessThanOrEqual(turns[index]!);
      });
    });
  });
});
