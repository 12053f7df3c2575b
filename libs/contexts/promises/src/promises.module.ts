import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { createPromises, type Promises } from './create-promises';
import { BusinessHours, Customers, Staff, Talks } from './ports';
import { PromiseReactions } from './reactions/promise-reactions';
import { HandOverPromises } from './use-cases/hand-over-promises';
import { MakePromises } from './use-cases/make-promise';
import { OweElsewhere } from './use-cases/owe-elsewhere';
import { PromiseReader } from './use-cases/promise-reader';
import { SuggestPromises } from './use-cases/suggest-promises';
import { TellCustomer } from './use-cases/tell-customer';
import { WatchPromises } from './use-cases/watch-promises';
import { WorkPromises } from './use-cases/work-promise';

const PROMISES = Symbol('Promises');

type Parts = [...[Database, UnitOfWork, Clock, Outbox, Log], ...[BusinessHours, Staff, Talks, Customers]];

const promises: Provider = {
  provide: PROMISES,
  inject: [...[Database, UnitOfWork, CLOCK, Outbox, LOG], ...[BusinessHours, Staff, Talks, Customers]],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, log, hours, staff, talks, customers] = parts;
    return createPromises({ database, unitOfWork, clock, outbox, log, hours, staff, talks, customers });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: Promises) => T) {
  return { provide: token, inject: [PROMISES], useFactory: pick };
}

const parts = [
  part(MakePromises, (one) => one.make),
  part(WorkPromises, (one) => one.work),
  part(SuggestPromises, (one) => one.suggest),
  part(HandOverPromises, (one) => one.handOver),
  part(TellCustomer, (one) => one.tell),
  part(OweElsewhere, (one) => one.elsewhere),
  part(WatchPromises, (one) => one.watch),
  part(PromiseReader, (one) => one.reader),
  part(PromiseReactions, (one) => one.reactions),
];

/** Promises with the ports they are given: all of `ports.ts`. */
@Module({})
export class PromisesModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: PromisesModule, providers: [...ports, promises, ...parts], exports: parts };
  }
}
