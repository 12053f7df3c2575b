import type { Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type { BusinessHours, Customers, Staff, Talks } from './ports';
import { PromiseReactions } from './reactions/promise-reactions';
import { PromiseBoardReads } from './storage/promise-board';
import { PromisesTable } from './storage/promises';
import { SuggestionsTable } from './storage/suggestions';
import { HandOverPromises } from './use-cases/hand-over-promises';
import { HearTold } from './use-cases/hear-told';
import { MakePromises } from './use-cases/make-promise';
import { OweElsewhere } from './use-cases/owe-elsewhere';
import { PromiseReader } from './use-cases/promise-reader';
import { SuggestPromises } from './use-cases/suggest-promises';
import { TellCustomer } from './use-cases/tell-customer';
import { WatchPromises } from './use-cases/watch-promises';
import { WorkPromises } from './use-cases/work-promise';

/** What promises are made of. */
export interface PromiseNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  log: Log;
  hours: BusinessHours;
  staff: Staff;
  talks: Talks;
  customers: Customers;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Promises {
  make: MakePromises;
  work: WorkPromises;
  elsewhere: OweElsewhere;
  suggest: SuggestPromises;
  handOver: HandOverPromises;
  tell: TellCustomer;
  watch: WatchPromises;
  reader: PromiseReader;
  reactions: PromiseReactions;
}

export function createPromises({ database, log, ...needs }: PromiseNeeds): Promises {
  const parts = { ...needs, promises: new PromisesTable(database) };
  const make = new MakePromises(parts);
  const work = new WorkPromises(parts);
  return {
    make,
    work,
    suggest: new SuggestPromises({ ...parts, suggestions: new SuggestionsTable(database) }, make),
    handOver: new HandOverPromises(parts, work),
    tell: new TellCustomer(parts, work),
    elsewhere: new OweElsewhere(parts, make, work),
    watch: new WatchPromises(parts, log),
    reader: new PromiseReader({ ...parts, board: new PromiseBoardReads(database) }),
    reactions: new PromiseReactions(make, work, new HearTold(parts)),
  };
}
