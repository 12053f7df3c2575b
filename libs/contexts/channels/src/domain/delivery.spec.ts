import { DELIVERY_STATES, type DeliveryState } from '@yingda/contracts/names';
import fc from 'fast-check';
import { backoffMs, decide, forward, messageState, MOST_TRIES } from './delivery';

const receipts = fc.constantFrom<DeliveryState>('sent', 'delivered', 'read', 'failed');
const soFar = { tries: 1, refreshed: false, idempotent: false, random: 0.5 };
const failed = (kind: string, retryAfterMs?: number) =>
  ({
    ok: false,
    class: kind,
    code: '1',
    detail: 'said no',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }) as never;

describe('states of a delivery', () => {
  it('end the same in whatever order the receipts come, unless one failed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<DeliveryState>('sent', 'delivered', 'read'), { maxLength: 6 }),
        (all) => {
          const end = (order: DeliveryState[]) =>
            order.reduce((state, to) => forward(state, to) ?? state, 'accepted' as DeliveryState);
          expect(end(all)).toBe(end([...all].reverse()));
        },
      ),
    );
  });

  it('never go back, and failed is final', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DELIVERY_STATES), receipts, (from, to) => {
        const next = forward(from, to);
        if (from === 'failed') expect(next).toBeNull();
        else if (next !== null && next !== 'failed')
          expect(DELIVERY_STATES.indexOf(next)).toBeGreaterThan(DELIVERY_STATES.indexOf(from));
      }),
    );
    expect(forward('read', 'failed')).toBeNull();
    expect(forward('delivered', 'failed')).toBeNull();
    expect(forward('sent', 'failed')).toBe('failed');
    expect(forward('unknown', 'delivered')).toBe('delivered');
  });

  it('make the message the lowest of its pieces, failed if one failed, maybe sent if one maybe was', () => {
    expect(messageState(['read', 'delivered'])).toBe('delivered');
    expect(messageState(['read', 'queued'])).toBe('queued');
    expect(messageState(['accepted', 'unknown'])).toBe('unknown');
    expect(messageState(['queued', 'failed', 'read'])).toBe('failed');
  });
});

describe('what happens after a call', () => {
  it('never sends again by itself what went without its key, though the channel has keys', () => {
    const idempotent = { ...soFar, idempotent: true };
    expect(decide(failed('unknown-outcome'), idempotent).kind).toBe('again');
    const without = { ...(failed('unknown-outcome') as object), once: true } as never;
    expect(decide(without, idempotent).kind).toBe('unknown');
  });

  it('waits longer each time, with jitter, at most five minutes and a quarter, and then gives up', () => {
    expect(backoffMs(1, 0.5)).toBe(2_000);
    expect(backoffMs(2, 0.5)).toBe(4_000);
    expect(backoffMs(1, 0)).toBe(1_500);
    expect(backoffMs(20, 1)).toBe(375_000);
    expect(decide(failed('retry-later'), { ...soFar, tries: MOST_TRIES - 1 }).kind).toBe('again');
    expect(decide(failed('retry-later'), { ...soFar, tries: MOST_TRIES }).kind).toBe('failed');
    const inAll = Array.from({ length: MOST_TRIES - 1 }, (_, index) => backoffMs(index + 1, 0)).reduce(
      (a, b) => a + b,
    );
    expect(inAll).toBeGreaterThan(3_600_000);
  });

  it('waits as long as the provider says, with the whole account', () => {
    expect(decide(failed('retry-later', 7_000), soFar)).toMatchObject({
      kind: 'again',
      afterMs: 7_000,
      pauses: true,
    });
  });

  it('keeps to a channel’s own schedule, never sooner than asked to, and then gives up', () => {
    const own = { ...soFar, delaysMs: [5_000, 300_000], random: 0 };
    expect(decide(failed('retry-later'), { ...own, tries: 1 })).toMatchObject({
      afterMs: 5_000,
      pauses: false,
    });
    expect(decide(failed('retry-later', 9_000), { ...own, tries: 1 })).toMatchObject({
      afterMs: 9_000,
      pauses: true,
    });
    expect(decide(failed('retry-later', 9_000), { ...own, tries: 2 })).toMatchObject({
      afterMs: 300_000,
      pauses: false,
    });
    expect(decide(failed('retry-later'), { ...own, tries: 2, random: 1 })).toMatchObject({
      afterMs: 330_000,
    });
    expect(decide(failed('retry-later'), { ...own, tries: 3 }).kind).toBe('failed');
  });

  it('takes a new token once', () => {
    expect(decide(failed('refresh-token'), soFar)).toEqual({ kind: 'refreshed' });
    expect(decide(failed('refresh-token'), { ...soFar, refreshed: true })).toMatchObject({
      kind: 'failed',
      failure: { class: 'not-permitted' },
    });
  });

  it('never sends again what may have been sent, unless the provider knows our ids', () => {
    expect(decide(failed('unknown-outcome'), soFar).kind).toBe('unknown');
    expect(decide(failed('unknown-outcome'), { ...soFar, idempotent: true }).kind).toBe('again');
    expect(decide(failed('unknown-outcome'), { ...soFar, idempotent: true, tries: MOST_TRIES }).kind).toBe(
      'unknown',
    );
  });

  it.each(['window-closed', 'quota-reached', 'recipient-unreachable', 'bad-content', 'not-permitted'])(
    'fails at once on %s',
    (kind) => expect(decide(failed(kind), soFar)).toMatchObject({ kind: 'failed', failure: { class: kind } }),
  );
});
