import type { INestApplicationContext } from '@nestjs/common';
import { type Cases, createCases, type Talk, type TalkLine } from '@yingda/cases';
import { AdjustableClock, AuditLog, Database, LOG, type Log, UnitOfWork } from '@yingda/platform';
import { createPromises } from '@yingda/promises';
import { type CaseQuote } from '@yingda/contracts';
import {
  CustomersForCases,
  DepartmentsForCases,
  FilesForCases,
  HoursForCases,
  OwedByPromises,
  StaffForCases,
  TalksForCases,
} from '../../wiring/case-ports';
import { Lookup } from '../../wiring/lookup';
import {
  CustomersForPromises,
  HoursForPromises,
  StaffForPromises,
  TalksForPromises,
} from '../../wiring/promise-ports';
import { QuietOutbox } from '../stage/quiet-outbox';

/** Conversations of long ago: looked at, and left as they are. Nobody is written to. */
class QuietTalks extends TalksForCases {
  override async say(): Promise<boolean> {
    return false;
  }
  override async record(_: string, __: TalkLine): Promise<void> {}
  /** Whose conversation it was does not matter to a demo. */
  override async demandReadable(): Promise<void> {}
  override hold(conversationId: string): Promise<Talk | null> {
    return super.hold(conversationId);
  }
  override async quotes(): Promise<CaseQuote[]> {
    return [];
  }
}

/** Promises of long ago: no line in a conversation that is over. */
class QuietPromisedTalks extends TalksForPromises {
  override async record(): Promise<void> {}
}

/**
 * Where the demo's cases are worked on: the real use cases on the real database, at times that are given, told to no
 * screen and to no customer.
 */
export class CaseDesk {
  readonly clock = new AdjustableClock();
  readonly cases: Cases;

  constructor(app: INestApplicationContext) {
    this.clock.freeze();
    const { clock } = this;
    const lookup = new Lookup(app as never);
    const database = app.get(Database);
    const unitOfWork = app.get(UnitOfWork);
    const log = app.get<Log>(LOG);
    const outbox = new QuietOutbox(database, clock, log);
    const promises = createPromises({
      ...{ database, unitOfWork, clock, outbox, log },
      ...{ hours: new HoursForPromises(lookup), staff: new StaffForPromises(lookup) },
      ...{ talks: new QuietPromisedTalks(lookup), customers: new CustomersForPromises(lookup) },
    });
    this.cases = createCases({
      ...{ database, unitOfWork, clock, outbox, log, audit: new AuditLog(database, clock) },
      ...{ talks: new QuietTalks(lookup), customers: new CustomersForCases(lookup) },
      ...{ staff: new StaffForCases(lookup), departments: new DepartmentsForCases(lookup) },
      ...{ hours: new HoursForCases(lookup), files: new FilesForCases(lookup) },
      owed: new OwedByPromises(() => promises.elsewhere),
    });
  }
}
