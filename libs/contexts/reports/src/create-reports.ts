import { AuditLog, Leases } from '@yingda/platform';
import type { Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type {
  Backlog,
  Circumstances,
  EditionNames,
  EditionPost,
  Histories,
  ItemHistories,
  Targets,
  Workplace,
} from './ports';
import { EditionsTable } from './storage/editions/editions-table';
import { MailsTable } from './storage/editions/mails-table';
import { SchedulesTable } from './storage/editions/schedules-table';
import { PastFacts } from './storage/past-facts';
import { ComposeEdition } from './use-cases/editions/compose-edition';
import { EditionDesk } from './use-cases/editions/edition-desk';
import { MailEditions } from './use-cases/editions/mail-editions';
import { MakeEditions } from './use-cases/editions/make-editions';
import { WatchEditions } from './use-cases/editions/watch-editions';
import { ReportReactions } from './reactions/report-reactions';
import { Backfills } from './storage/backfills';
import { Beginnings } from './storage/beginnings';
import { Changes } from './storage/changes';
import { FactTables } from './storage/fact-tables';
import { ItemChanges } from './storage/item-changes';
import { ItemTables } from './storage/item-tables';
import { PresenceFacts } from './storage/presence-facts';
import { RolledQuantities } from './storage/rolled-quantities';
import { Rollups } from './storage/rollups';
import { TrendCounts } from './storage/trends/trend-counts';
import { TrendsTable } from './storage/trends/trends-table';
import { BackfillFacts } from './use-cases/backfill-facts';
import { FactRounds } from './use-cases/fact-rounds';
import { KeepRollups } from './use-cases/keep-rollups';
import { RebuildFacts } from './use-cases/rebuild-facts';
import { RecordFacts } from './use-cases/record-facts';
import { RecordItems } from './use-cases/record-items';
import { FigureCases } from './use-cases/figure-cases';
import { ReportEngine } from './use-cases/report-engine';
import { FindTrends } from './use-cases/trends/find-trends';
import { TrendDesk } from './use-cases/trends/trend-desk';

/** What reports are made of. */
export interface ReportNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  log: Log;
  outbox: Outbox;
  histories: Histories;
  itemHistories: ItemHistories;
  circumstances: Circumstances;
  targets: Targets;
  workplace: Workplace;
  editionNames: EditionNames;
  editionPost: EditionPost;
  backlog: Backlog;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Reports {
  engine: ReportEngine;
  cases: FigureCases;
  keepRollups: KeepRollups;
  recordFacts: RecordFacts;
  recordItems: RecordItems;
  itemTables: ItemTables;
  rebuildFacts: RebuildFacts;
  backfillFacts: BackfillFacts;
  factRounds: FactRounds;
  factTables: FactTables;
  presenceFacts: PresenceFacts;
  reactions: ReportReactions;
  editionDesk: EditionDesk;
  watchEditions: WatchEditions;
  findTrends: FindTrends;
  trendDesk: TrendDesk;
}

export function createReports(needs: ReportNeeds): Reports {
  const { database, unitOfWork, clock, log, histories } = needs;
  const tables = new FactTables(database);
  const changes = new Changes(database, clock);
  const beginnings = new Beginnings(database, needs.circumstances);
  const presenceFacts = new PresenceFacts(database);
  const recordFacts = new RecordFacts(unitOfWork, { histories, beginnings, changes, tables }, log);
  const backfills = new Backfills(database, clock);
  const backfillFacts = new BackfillFacts(unitOfWork, { histories, changes, backfills });
  const itemChanges = new ItemChanges(database, clock);
  const itemTables = new ItemTables(database);
  const recordItems = new RecordItems(
    unitOfWork,
    { histories: needs.itemHistories, changes: itemChanges, tables: itemTables, backfills },
    log,
  );
  const factRounds = new FactRounds(
    { record: recordFacts, items: recordItems, backfill: backfillFacts },
    log,
  );
  const rollups = new Rollups(database);
  const engine = new ReportEngine(
    new RolledQuantities(database, rollups),
    needs.targets,
    needs.workplace,
    clock,
  );
  return {
    ...editionsOf(needs, engine),
    ...trendsOf(needs),
    engine,
    cases: new FigureCases(engine, database),
    keepRollups: new KeepRollups(engine, rollups, {
      unitOfWork,
      leases: new Leases(database, clock),
      clock,
      log,
    }),
    recordFacts,
    recordItems,
    itemTables,
    rebuildFacts: new RebuildFacts(unitOfWork, changes),
    backfillFacts,
    factRounds,
    factTables: tables,
    presenceFacts,
    reactions: new ReportReactions(
      { changes, itemChanges, presence: presenceFacts, histories },
      unitOfWork,
      () => factRounds.wake(),
    ),
  };
}

/** Reports that are made by themselves. */
function editionsOf(
  needs: ReportNeeds,
  engine: ReportEngine,
): Pick<Reports, 'editionDesk' | 'watchEditions'> {
  const { database, unitOfWork, clock, log, workplace, editionPost: post, backlog } = needs;
  const tables = {
    editions: new EditionsTable(database),
    schedules: new SchedulesTable(database),
    mails: new MailsTable(database),
  };
  const audit = new AuditLog(database, clock);
  const compose = new ComposeEdition(engine, needs.editionNames);
  const past = new PastFacts(database);
  const make = new MakeEditions(compose, tables, { unitOfWork, clock, audit, past, backlog, workplace });
  const watchEditions = new WatchEditions(make, new MailEditions(tables, post, clock, log), log);
  const wake = () => watchEditions.wake();
  return {
    editionDesk: new EditionDesk(compose, tables, { unitOfWork, clock, audit, workplace, post, wake }),
    watchEditions,
  };
}

/** What comes more often than usual. */
function trendsOf(needs: ReportNeeds): Pick<Reports, 'findTrends' | 'trendDesk'> {
  const { database, unitOfWork, clock, log, outbox, workplace, backlog } = needs;
  const counts = new TrendCounts(database);
  const trends = new TrendsTable(database);
  const past = new PastFacts(database);
  const audit = new AuditLog(database, clock);
  return {
    findTrends: new FindTrends(counts, trends, { unitOfWork, clock, log, outbox, workplace, past, backlog }),
    trendDesk: new TrendDesk(counts, trends, { unitOfWork, clock, audit, workplace }),
  };
}
