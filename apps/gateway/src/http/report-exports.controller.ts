import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ReportCasePage, ReportConversationsQuery, ReportExport } from '@yingda/contracts';
import { FIGURES, Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import { AuditLog } from '@yingda/platform';
import { ReportEngine } from '@yingda/reports';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../config';
import { csvOf, type Cell } from '../exports/csv';
import { caseTitles, caseWriter, figureRows } from '../exports/report-file';
import { CONFIG } from '../tokens';
import { ReportCasesView } from '../views/report-cases';
import { ReportNamesView } from '../views/report-names';
import { CurrentActor, For } from './caller';
import { requireExport } from './require-export';

/** What is behind a figure, and reports as files; the same for the console and for the shop's own systems. */
abstract class ReportExportRoutes {
  constructor(
    @Inject(ReportEngine) private readonly engine: ReportEngine,
    @Inject(ReportCasesView) private readonly cases: ReportCasesView,
    @Inject(ReportNamesView) private readonly names: ReportNamesView,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('conversations')
  @HttpCode(200)
  conversations(
    @CurrentActor() actor: Actor,
    @Body() query: ReportConversationsQuery,
  ): Promise<ReportCasePage> {
    return this.cases.page(actor, query);
  }

  @Post('export')
  @HttpCode(200)
  async export(
    @CurrentActor() actor: Actor,
    @Body() body: ReportExport,
    @Res() response: Response,
  ): Promise<void> {
    requireExport(actor);
    const rows = body.what === 'figures' ? this.figures(actor, body) : this.behind(actor, body);
    // What is refused is refused before anything is sent.
    const first = await rows.next();
    await this.record(actor, body);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${nameOf(body)}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    async function* all(): AsyncGenerator<Cell[][]> {
      if (!first.done) yield first.value;
      yield* rows;
    }
    // A reader who goes away ends the reading of the database, too.
    await pipeline(csvOf(all(), { bom: body.bom ?? true }), response).catch(() => undefined);
  }

  private async *figures(actor: Actor, { report, language = 'en' }: ReportExport): AsyncGenerator<Cell[][]> {
    const answer = await this.engine.query(actor, asked(report));
    yield [...figureRows(answer, await this.names.names(language), language)];
  }

  private async *behind(
    actor: Actor,
    { conversations, language = 'en' }: ReportExport,
  ): AsyncGenerator<Cell[][]> {
    const query = asked(conversations);
    const { timeZone } = await this.engine.understand(actor, { ...query, figures: [query.figure] });
    const file = {
      unit: FIGURES[query.figure].unit,
      names: await this.names.names(language),
      language,
      timeZone,
      publicUrl: this.config.publicUrl,
    };
    const write = caseWriter(file);
    let titles: Cell[][] = [caseTitles(file)];
    for await (const some of this.cases.all(actor, query)) {
      yield [...titles, ...some.map(write)];
      titles = [];
    }
    if (titles.length > 0) yield titles;
  }

  private async record(actor: Actor, { what, report, conversations }: ReportExport): Promise<void> {
    const { id, kind, name } = refOf(actor);
    const { from, to } = asked(report ?? conversations);
    await this.audit.record({
      actorId: kind === 'agent' ? id : null,
      actorName: name,
      action: 'report.exported',
      subjectKind: 'report',
      subjectId: null,
      details: { what, figures: report?.figures ?? [conversations?.figure], from, to },
    });
  }
}

@Controller('api/reports')
@For('agent')
export class ReportExportsController extends ReportExportRoutes {}

@Controller('api/v1/reports')
@For('api-key')
export class V1ReportExportsController extends ReportExportRoutes {}

function asked<T>(query: T | undefined): T {
  if (!query) throw new Refusal('invalid-payload', '`report` or `conversations` is missing.');
  return query;
}

function nameOf({ what, report, conversations }: ReportExport): string {
  const { from, to } = asked(report ?? conversations);
  return `${what}-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`;
}
