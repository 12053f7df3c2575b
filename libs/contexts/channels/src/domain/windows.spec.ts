import fc from 'fast-check';
import {
  closedWhy,
  corrected,
  givenBack,
  NEVER_OPENED,
  opened,
  taken,
  type ChannelWindow,
  type WindowRules,
} from './windows';

const HOUR = 3_600_000;
const rules: WindowRules = {
  message: { quota: 5, milliseconds: 48 * HOUR },
  menu: { quota: 3, milliseconds: 60_000 },
  pay: { quota: null, milliseconds: 48 * HOUR },
};
const at = (ms: number) => new Date(1_767_225_600_000 + ms);
const written = (ms = 0) => opened(NEVER_OPENED, rules, { act: 'message', at: at(ms) });

type Step = { kind: 'act'; act: 'message' | 'menu'; after: number } | { kind: 'send' };
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('act' as const),
      act: fc.constantFrom('message' as const, 'menu' as const),
      after: fc.integer({ min: 0, max: 100 * HOUR }),
    }),
    fc.constant<Step>({ kind: 'send' }),
  ),
  { maxLength: 40 },
);

describe('a window', () => {
  it('never has more than its last act allows, and ends when that act says', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let window: ChannelWindow = NEVER_OPENED;
        let now = 0;
        let last: { act: 'message' | 'menu'; at: number; sent: number } | null = null;
        for (const step of all) {
          if (step.kind === 'act') {
            now += step.after;
            window = opened(window, rules, { act: step.act, at: at(now) });
            last = { act: step.act, at: now, sent: 0 };
          } else if (closedWhy(window, rules, { now: at(now) }) === null) {
            window = taken(window);
            last!.sent += 1;
          }
        }
        if (!last) return expect(window).toBe(NEVER_OPENED);
        expect(window.quotaLeft).toBe(rules[last.act]!.quota! - last.sent);
        expect(window.endsAt).toEqual(at(last.at + rules[last.act]!.milliseconds!));
      }),
    );
  });

  it('counts and ends anew with every act, and a menu gives no more than a menu gives', () => {
    const clicked = opened(taken(written()), rules, { act: 'menu', at: at(HOUR) });
    expect(clicked).toMatchObject({ quotaLeft: 3, endsAt: at(HOUR + 60_000), openedBy: 'menu' });
    expect(opened(taken(clicked), rules, { act: 'message', at: at(2 * HOUR) }).quotaLeft).toBe(5);
  });

  it('is not moved back by what comes late, nor by an act without a rule', () => {
    const window = taken(written(HOUR));
    expect(opened(window, rules, { act: 'message', at: at(0) })).toBe(window);
    expect(opened(window, rules, { act: 'follow', at: at(2 * HOUR) })).toBe(window);
  });

  it('is closed before anybody wrote, at its end, and without quota; and says which', () => {
    expect(closedWhy(NEVER_OPENED, rules, { now: at(0) })).toBe('never-opened');
    expect(closedWhy(written(), rules, { now: at(48 * HOUR - 1) })).toBeNull();
    expect(closedWhy(written(), rules, { now: at(48 * HOUR) })).toBe('over');
    expect(closedWhy({ ...written(), quotaLeft: 0 }, rules, { now: at(0) })).toBe('quota');
    expect(closedWhy(written(), rules, { now: at(0), pieces: 3, waiting: 3 })).toBe('quota');
    expect(
      closedWhy(opened(NEVER_OPENED, rules, { act: 'pay', at: at(0) }), rules, { now: at(0), pieces: 99 }),
    ).toBeNull();
    expect(closedWhy(NEVER_OPENED, {}, { now: at(0) })).toBeNull();
  });

  it('keeps the last one from machines', () => {
    const two = { ...written(), quotaLeft: 2 };
    expect(closedWhy(two, rules, { now: at(0), automatic: true })).toBeNull();
    expect(closedWhy(taken(two), rules, { now: at(0), automatic: true })).toBe('quota');
    expect(closedWhy(taken(two), rules, { now: at(0) })).toBeNull();
  });

  it('believes the provider over its own count', () => {
    expect(corrected(written(), 'quota-reached', at(0))).toMatchObject({ quotaLeft: 0, sure: true });
    expect(closedWhy(corrected(written(), 'window-closed', at(HOUR)), rules, { now: at(HOUR) })).toBe('over');
    const gone = corrected(written(), 'recipient-unreachable', at(HOUR));
    expect(closedWhy(gone, rules, { now: at(HOUR) })).toBe('unreachable');
    expect(
      closedWhy(opened(gone, rules, { act: 'message', at: at(2 * HOUR) }), rules, { now: at(2 * HOUR) }),
    ).toBeNull();
    expect(
      closedWhy(opened(gone, rules, { act: 'message', at: at(HOUR - 1) }), rules, { now: at(HOUR) }),
    ).toBe('unreachable');
    expect(corrected(written(), 'unknown-outcome', at(0)).sure).toBe(false);
    expect(corrected(written(), 'bad-content', at(0))).toEqual(written());
  });

  it('gets back what was not sent, once, and only into the same window', () => {
    const window = taken(written());
    expect(givenBack(window, rules, at(0)).quotaLeft).toBe(5);
    expect(givenBack(written(), rules, at(0)).quotaLeft).toBe(5);
    const anew = taken(opened(window, rules, { act: 'message', at: at(HOUR) }));
    expect(givenBack(anew, rules, at(0)).quotaLeft).toBe(4);
  });
});
