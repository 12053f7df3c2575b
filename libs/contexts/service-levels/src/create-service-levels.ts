import type { AuditLog, Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type { BusinessHours, ClockScreens, ConversationFacts, Measures, TeamLeads } from './ports';
import { ServiceLevelReactions } from './reactions/service-level-reactions';
import { ActionsTable } from './storage/actions';
import { ClocksTable } from './storage/clocks';
import { CoursesTable } from './storage/courses';
import { PoliciesTable } from './storage/policies';
import { AtRiskReader } from './use-cases/at-risk-reader';
import { EditPolicies } from './use-cases/edit-policies';
import { KeepClocks } from './use-cases/keep-clocks';
import { RunActions } from './use-cases/run-actions';
import { ServiceLevelReader } from './use-cases/service-level-reader';
import { WatchDueTimes } from './use-cases/watch-due-times';

/** What service levels are made of. */
export interface ServiceLevelNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  log: Log;
  hours: BusinessHours;
  facts: ConversationFacts;
  leads: TeamLeads;
  measures: Measures;
  screens: ClockScreens;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface ServiceLevels {
  keepClocks: KeepClocks;
  watch: WatchDueTimes;
  editPolicies: EditPolicies;
  reader: ServiceLevelReader;
  atRisk: AtRiskReader;
  reactions: ServiceLevelReactions;
}

export function createServiceLevels(needs: ServiceLevelNeeds): ServiceLevels {
  const { database, unitOfWork, clock, outbox, audit, log, hours, facts, leads, measures, screens } = needs;
  const policies = new PoliciesTable(database);
  const clocks = new ClocksTable(database);
  const courses = new CoursesTable(database);
  const actions = new ActionsTable(database);
  const tables = { courses, clocks, policies };
  const keep = new KeepClocks(unitOfWork, tables, { hours, facts, screens });
  const runActions = new RunActions(unitOfWork, clock, actions, measures, log);
  const parts = { keep, actions, runActions, facts, leads, outbox, log };
  return {
    keepClocks: keep,
    watch: new WatchDueTimes(unitOfWork, clock, tables, parts),
    editPolicies: new EditPolicies(unitOfWork, clock, policies, audit),
    reader: new ServiceLevelReader(clock, { policies, clocks, actions }, hours),
    atRisk: new AtRiskReader(database),
    reactions: new ServiceLevelReactions(keep, courses, policies),
  };
}
