import fc from 'fast-check';
import { quantileOf } from './quantile';

/** As it is defined. */
function slowly(values: number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (values.length - 1);
  const low = sorted[Math.floor(place)]!;
  return low + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - low);
}

it('is the same as from numbers put in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { maxLength: 200 }),
      fc.constantFrom(0, 0.5, 0.9, 1, 0.333),
      (values, share) => {
        expect(quantileOf(Float64Array.from(values), share)).toBe(slowly(values, share));
      },
    ),
  );
});

it('is the same of one number many times, of rising and of falling ones', () => {
  for (const make of [() => 7, (at: number) => at, (at: number) => -at]) {
    const values = Array.from({ length: 10_001 }, (_, at) => make(at));
    for (const share of [0.5, 0.9])
      expect(quantileOf(Float64Array.from(values), share)).toBe(slowly(values, share));
  }
});
