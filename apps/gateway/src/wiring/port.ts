import type { Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Lookup } from './lookup';

/** A port bound to its implementation, which finds the other context when it is called. */
export function port<P>(
  token: abstract new (...args: never[]) => P,
  implementation: new (lookup: Lookup) => P,
): Provider {
  return {
    provide: token,
    inject: [ModuleRef],
    useFactory: (modules: ModuleRef) => new implementation(new Lookup(modules)),
  };
}
