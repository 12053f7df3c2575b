import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { createServiceLevels, type ServiceLevels } from './create-service-levels';
import { BusinessHours, ClockScreens, ConversationFacts, Measures, TeamLeads } from './ports';
import { ServiceLevelReactions } from './reactions/service-level-reactions';
import { AtRiskReader } from './use-cases/at-risk-reader';
import { EditPolicies } from './use-cases/edit-policies';
import { ServiceLevelReader } from './use-cases/service-level-reader';
import { WatchDueTimes } from './use-cases/watch-due-times';

const SERVICE_LEVELS = Symbol('ServiceLevels');

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, AuditLog, Log],
  ...[BusinessHours, ConversationFacts, TeamLeads, Measures, ClockScreens],
];

const serviceLevels: Provider = {
  provide: SERVICE_LEVELS,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, AuditLog, LOG],
    ...[BusinessHours, ConversationFacts, TeamLeads, Measures, ClockScreens],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, log, ...ports] = parts;
    const [hours, facts, leads, measures, screens] = ports;
    const own = { database, unitOfWork, clock, outbox, audit, log };
    return createServiceLevels({ ...own, hours, facts, leads, measures, screens });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (levels: ServiceLevels) => T) {
  return { provide: token, inject: [SERVICE_LEVELS], useFactory: pick };
}

const parts = [
  part(AtRiskReader, (one) => one.atRisk),
  part(EditPolicies, (one) => one.editPolicies),
  part(ServiceLevelReader, (one) => one.reader),
  part(ServiceLevelReactions, (one) => one.reactions),
  part(WatchDueTimes, (one) => one.watch),
];

/** Service levels with the ports they are given: all of `ports.ts`. */
@Module({})
export class ServiceLevelsModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: ServiceLevelsModule, providers: [...ports, serviceLevels, ...parts], exports: parts };
  }
}
