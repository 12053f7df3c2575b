import { newId, newRequestId } from '@yingda/platform';
import { ChosenIds, fanOutSpanId, traceIdOf } from './span-ids';

describe('ids of spans', () => {
  it('take the request’s id for the trace where it can be one, and always come to the same', () => {
    const ours = newRequestId();
    expect(traceIdOf(ours)).toBe(ours);
    expect(traceIdOf('7C9F2A10-55D2-7B1E-9A7E-0123456789AB')).toBe('7c9f2a1055d27b1e9a7e0123456789ab');
    for (const odd of ['shop-order-17/4', '0'.repeat(32), '请求'])
      expect([traceIdOf(odd), traceIdOf(odd)]).toEqual([
        expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/),
        traceIdOf(odd),
      ]);
  });

  it('are of an event’s fan-out what its id says, and differ for events of one moment', () => {
    const ids = Array.from({ length: 1_000 }, () => fanOutSpanId(newId()));
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('are chosen for one span only', () => {
    const ids = new ChosenIds();
    ids.next({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) });
    expect([ids.generateSpanId(), ids.generateTraceId()]).toEqual(['b'.repeat(16), 'a'.repeat(32)]);
    expect([ids.generateSpanId(), ids.generateTraceId()]).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    expect(ids.generateSpanId()).not.toBe('b'.repeat(16));
  });
});
