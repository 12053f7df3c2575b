import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { CASE_WORK_PARTS, CASE_WORKS } from './case-work.module';
import { type Cases, createCases } from './create-cases';
import { FEEDBACK_PARTS, FEEDBACK_USES } from './feedback.module';
import { BusinessHours, Customers, Departments, Files, Owed, Staff, Talks } from './ports';
import { CaseReactions } from './reactions/case-reactions';
import { CaseGround } from './use-cases/case-ground';
import { CaseReader } from './use-cases/case-reader';
import { CustomerCases } from './use-cases/customer-cases';
import { EditCaseKinds } from './use-cases/edit-case-kinds';
import { HandCases } from './use-cases/hand-cases';
import { NoteCase } from './use-cases/note-case';
import { OpenCase } from './use-cases/open-case';
import { WatchCases } from './use-cases/watch-cases';
import { WorkCase } from './use-cases/work-case';

const CASES = Symbol('Cases');
const PLATFORM = [Database, UnitOfWork, CLOCK, Outbox, AuditLog, LOG];
const PORTS = [Talks, Customers, Staff, Departments, BusinessHours, Owed, Files];

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, AuditLog, Log],
  ...[Talks, Customers, Staff, Departments, BusinessHours, Owed, Files],
];

const cases: Provider = {
  provide: CASES,
  inject: [...PLATFORM, ...PORTS],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, log, ...ports] = parts;
    const [talks, customers, staff, departments, hours, owed, files] = ports;
    return createCases({
      ...{ database, unitOfWork, clock, outbox, audit, log },
      ...{ talks, customers, staff, departments, hours, owed, files },
    });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: Cases) => T) {
  return { provide: token, inject: [CASES], useFactory: pick };
}

const parts = [
  part(CaseGround, (one) => one.ground),
  part(OpenCase, (one) => one.open),
  part(HandCases, (one) => one.handing),
  part(WorkCase, (one) => one.work),
  part(NoteCase, (one) => one.notes),
  part(CustomerCases, (one) => one.customers),
  part(EditCaseKinds, (one) => one.kinds),
  part(CaseReader, (one) => one.reader),
  part(WatchCases, (one) => one.watch),
  part(CaseReactions, (one) => one.reactions),
];

/** Cases with the ports they are given: all of `ports.ts` and `work-ports.ts`. */
@Module({})
export class CasesModule {
  static with(ports: Provider[]): DynamicModule {
    const providers = [
      ...ports,
      cases,
      ...parts,
      ...CASE_WORK_PARTS,
      ...CASE_WORKS,
      ...FEEDBACK_PARTS,
      ...FEEDBACK_USES,
    ];
    return { module: CasesModule, providers, exports: [...parts, ...CASE_WORKS, ...FEEDBACK_USES] };
  }
}
