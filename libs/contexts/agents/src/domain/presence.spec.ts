import fc from 'fast-check';
import { PRESENCE_STATES } from '@yingda/contracts/names';
import {
  GRACE_MS,
  neverConnected,
  observed,
  OFFLINE_AFTER_MS,
  settled,
  SWEEP_GAP_MS,
  type Presence,
  type Watch,
} from './presence';

const START = Date.UTC(2026, 2, 2, 2);
const at = (ms: number) => new Date(START + ms);

const connected = (chosen: Presence['chosen'] = 'online'): Presence => ({
  chosen,
  reason: null,
  since: at(0),
  shown: chosen,
  disconnectedAt: null,
  lostAt: null,
});

function after(presence: Presence, ms: number, reachableSince: Date | null = at(0)) {
  return settled(presence, { now: at(ms), connected: false, reachableSince });
}

describe('presence', () => {
  it('shows what the agent chose while any of their screens is connected', () => {
    for (const state of PRESENCE_STATES) {
      const { after: shown } = settled(
        { ...neverConnected(at(0)), chosen: state },
        { now: at(1), connected: true, reachableSince: null },
      );
      expect(shown).toMatchObject({ shown: state, disconnectedAt: null, lostAt: null });
    }
  });

  it('keeps an agent shown while their page reloads, then shows them offline, then loses them once', () => {
    const gone = after(connected(), 1_000).after;
    expect(gone).toMatchObject({ shown: 'online', disconnectedAt: at(1_000) });
    expect(after(gone, 1_000 + OFFLINE_AFTER_MS - 1).after.shown).toBe('online');
    const offline = after(gone, 1_000 + OFFLINE_AFTER_MS);
    expect(offline).toMatchObject({ after: { shown: 'offline', lostAt: null }, lost: false });
    expect(after(offline.after, 1_000 + GRACE_MS - 1).lost).toBe(false);
    const lost = after(offline.after, 1_000 + GRACE_MS);
    expect(lost).toMatchObject({ after: { shown: 'offline', lostAt: at(1_000 + GRACE_MS) }, lost: true });
    expect(after(lost.after, 1_000 + 2 * GRACE_MS).lost).toBe(false);
  });

  it('counts no absence while there is nothing to connect to', () => {
    const gone = after(connected(), 0).after;
    expect(after(gone, 10 * GRACE_MS, null)).toMatchObject({ after: { shown: 'online' }, lost: false });
    const back = at(10 * GRACE_MS);
    expect(after(gone, 11 * GRACE_MS - 1, back).lost).toBe(false);
    expect(after(gone, 11 * GRACE_MS, back).lost).toBe(true);
  });

  it('never loses somebody who was never there, and brings a lost one back with what they had chosen', () => {
    expect(after(neverConnected(at(0)), 10 * GRACE_MS).lost).toBe(false);
    const lost = after(after(connected('busy'), 0).after, GRACE_MS).after;
    const back = settled(lost, { now: at(GRACE_MS + 1), connected: true, reachableSince: at(0) });
    expect(back).toMatchObject({ after: { shown: 'busy', lostAt: null }, lost: false });
  });

  it('whatever happens, loses an agent only after the whole grace of reachable absence, and once per absence', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 20_000 }),
      connected: fc.boolean(),
      reachable: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let presence = neverConnected(at(0));
        let [now, reachableSince, absentSince, losses, connections] = [
          0,
          null as Date | null,
          null as number | null,
          0,
          0,
        ];
        for (const { wait, connected, reachable } of steps) {
          now += wait;
          reachableSince = reachable ? (reachableSince ?? at(now)) : null;
          if (connected && presence.disconnectedAt) connections++;
          absentSince = connected ? null : (absentSince ?? now);
          const result = settled(presence, { now: at(now), connected, reachableSince });
          if (result.lost) {
            losses++;
            expect(reachableSince && at(now).getTime() - reachableSince.getTime()).toBeGreaterThanOrEqual(
              GRACE_MS,
            );
            expect(now - absentSince!).toBeGreaterThanOrEqual(GRACE_MS);
          }
          presence = result.after;
          expect(presence.shown).toBe(connected ? presence.chosen : presence.shown);
          if (connected) expect(presence.disconnectedAt).toBeNull();
        }
        expect(losses).toBeLessThanOrEqual(connections);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the watch over gateways', () => {
  const fresh: Watch = { sweptAt: null, resumedAt: null, reachableSince: null };

  it('takes agents for reachable from the first sweep that sees a living gateway', () => {
    expect(observed(fresh, { now: at(0), gatewaysAlive: 0 }).reachableSince).toBeNull();
    const first = observed(fresh, { now: at(0), gatewaysAlive: 1 });
    expect(first.reachableSince).toEqual(at(0));
    expect(observed(first, { now: at(1_000), gatewaysAlive: 2 }).reachableSince).toEqual(at(0));
  });

  it('begins anew after a pause in which nobody swept, and after the last gateway was gone', () => {
    const first = observed(fresh, { now: at(0), gatewaysAlive: 1 });
    const paused = observed(first, { now: at(SWEEP_GAP_MS + 1), gatewaysAlive: 1 });
    expect(paused).toMatchObject({ resumedAt: at(SWEEP_GAP_MS + 1), reachableSince: at(SWEEP_GAP_MS + 1) });
    const none = observed(first, { now: at(1_000), gatewaysAlive: 0 });
    expect(none).toMatchObject({ reachableSince: null, resumedAt: at(0) });
    expect(observed(none, { now: at(2_000), gatewaysAlive: 1 }).reachableSince).toEqual(at(2_000));
  });
});
