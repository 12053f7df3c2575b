import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { createReports, type Reports } from './create-reports';
import {
  Backlog,
  Circumstances,
  EditionNames,
  EditionPost,
  Histories,
  ItemHistories,
  Targets,
  Workplace,
} from './ports';
import { ReportReactions } from './reactions/report-reactions';
import { FactTables } from './storage/fact-tables';
import { PresenceFacts } from './storage/presence-facts';
import { BackfillFacts } from './use-cases/backfill-facts';
import { FactRounds } from './use-cases/fact-rounds';
import { KeepRollups } from './use-cases/keep-rollups';
import { RebuildFacts } from './use-cases/rebuild-facts';
import { RecordFacts } from './use-cases/record-facts';
import { RecordItems } from './use-cases/record-items';
import { FigureCases } from './use-cases/figure-cases';
import { EditionDesk } from './use-cases/editions/edition-desk';
import { WatchEditions } from './use-cases/editions/watch-editions';
import { ReportEngine } from './use-cases/report-engine';
import { FindTrends } from './use-cases/trends/find-trends';
import { TrendDesk } from './use-cases/trends/trend-desk';

const REPORTS = Symbol('Reports');

type Platform = [Database, UnitOfWork, Clock, Log, Outbox];
type Ports = [
  Histories,
  ItemHistories,
  Circumstances,
  Targets,
  Workplace,
  EditionNames,
  EditionPost,
  Backlog,
];
const PORTS = [
  Histories,
  ItemHistories,
  Circumstances,
  Targets,
  Workplace,
  EditionNames,
  EditionPost,
  Backlog,
];

const reports: Provider = {
  provide: REPORTS,
  inject: [Database, UnitOfWork, CLOCK, LOG, Outbox, ...PORTS],
  useFactory: (...parts: [...Platform, ...Ports]) => {
    const [database, unitOfWork, clock, log, outbox, ...ports] = parts;
    const [histories, itemHistories, circumstances, targets, workplace, ...rest] = ports;
    const [editionNames, editionPost, backlog] = rest;
    const given = { histories, itemHistories, circumstances, targets, workplace };
    return createReports({
      ...{ database, unitOfWork, clock, log, outbox, ...given },
      ...{ editionNames, editionPost, backlog },
    });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (reports: Reports) => T) {
  return { provide: token, inject: [REPORTS], useFactory: pick };
}

const parts = [
  part(ReportEngine, (one) => one.engine),
  part(FigureCases, (one) => one.cases),
  part(KeepRollups, (one) => one.keepRollups),
  part(RecordFacts, (one) => one.recordFacts),
  part(RecordItems, (one) => one.recordItems),
  part(RebuildFacts, (one) => one.rebuildFacts),
  part(BackfillFacts, (one) => one.backfillFacts),
  part(FactRounds, (one) => one.factRounds),
  part(FactTables, (one) => one.factTables),
  part(PresenceFacts, (one) => one.presenceFacts),
  part(EditionDesk, (one) => one.editionDesk),
  part(WatchEditions, (one) => one.watchEditions),
  part(FindTrends, (one) => one.findTrends),
  part(TrendDesk, (one) => one.trendDesk),
  part(ReportReactions, (one) => one.reactions),
];

/** Reports with the ports they are given: all of `ports.ts`. */
@Module({})
export class ReportsModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: ReportsModule, providers: [...ports, reports, ...parts], exports: parts };
  }
}
