import { currentRequest, inRequest, isRequestId, newRequestId } from './request';

describe('the request a piece of work goes back to', () => {
  it('is known in everything the work starts, and nowhere else', async () => {
    const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const seen: (string | undefined)[] = [];
    await Promise.all(
      ['first-one', 'second-one'].map((id) =>
        inRequest(id, async () => {
          await later(2);
          seen.push(currentRequest());
          setImmediate(() => seen.push(currentRequest()));
          await later(5);
        }),
      ),
    );
    expect(seen.sort()).toEqual(['first-one', 'first-one', 'second-one', 'second-one']);
    expect(currentRequest()).toBeUndefined();
  });

  it('has an id that is a trace id and is never given twice', () => {
    const ids = Array.from({ length: 10_000 }, () => newRequestId());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id) && isRequestId(id))).toBe(true);
  });

  it('takes plain ids of others, and nothing that could forge a log line or fill a row', () => {
    for (const good of ['7c9f2a10-55d2-7b1e-9a7e-0123456789ab', 'shop.42:order/17+retry='])
      expect(isRequestId(good)).toBe(true);
    for (const bad of [
      'short',
      'a b c d e f g h',
      'line\nbreak-and-more',
      '-leading-dash',
      'x'.repeat(65),
      '',
      17,
      ['x'],
    ])
      expect({ bad, taken: isRequestId(bad) }).toEqual({ bad, taken: false });
  });
});
