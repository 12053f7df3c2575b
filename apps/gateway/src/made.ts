import type { Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '@yingda/platform';

type Token<T> = abstract new (...args: never[]) => T;

/** Nest makes `type` from the given parts, in the order of its constructor. */
export function made<T>(type: new (...parts: never[]) => T, inject: unknown[]): Provider {
  return { provide: type, inject: inject as never[], useFactory: (...parts: never[]) => new type(...parts) };
}

/** A bundle object: the parts under the given names, and `now`. */
export function bundle<T extends object>(token: symbol, parts: { [K in keyof T]?: Token<T[K]> }): Provider {
  const names = Object.keys(parts);
  return {
    provide: token,
    inject: [CLOCK, ...(Object.values(parts) as never[])],
    useFactory: (clock: Clock, ...values: unknown[]) => ({
      ...Object.fromEntries(names.map((name, index) => [name, values[index]])),
      now: () => clock.now(),
      clock,
    }),
  };
}
