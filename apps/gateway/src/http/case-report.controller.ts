import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { DepartmentReader } from '@yingda/agents';
import { ActionReader, CaseReportReader } from '@yingda/cases';
import { CaseReport, CaseReportQuery } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Response } from 'express';
import { casePage, casePaper } from '../case-paper/case-paper';
import { caseSheet, type CaseSheet } from '../case-paper/case-sheet';
import { Paper } from '../paper/paper';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The report of a case: as data, as a page for print, as PDF. */
@Controller('api/cases/:id/report')
@For('agent')
export class CaseReportController {
  constructor(
    @Inject(CaseReportReader) private readonly reports: CaseReportReader,
    @Inject(DepartmentReader) private readonly departments: DepartmentReader,
    @Inject(ActionReader) private readonly actions: ActionReader,
    @Inject(Paper) private readonly paper: Paper,
  ) {}

  @Get()
  report(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseReport> {
    return this.reports.execute(actor, id);
  }

  @Get('page')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async page(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() { language = 'zh-CN' }: CaseReportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const report = await this.reports.execute(actor, id);
    const { html, policy } = casePage(await this.sheet(report, language), language);
    await this.reports.printed(actor, report, 'page');
    response.set({
      ...HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    });
    response.send(html);
  }

  @Get('pdf')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async pdf(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() { language = 'zh-CN' }: CaseReportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const report = await this.reports.execute(actor, id);
    const pdf = await this.paper.print(casePaper(await this.sheet(report, language), language));
    await this.reports.printed(actor, report, 'pdf');
    response.set({
      ...HEADERS,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="case-${report.number}.pdf"`,
    });
    response.send(pdf);
  }

  private async sheet(report: CaseReport, language: Language): Promise<CaseSheet> {
    const [departments, causes] = await Promise.all([this.departments.all(), this.actions.causes()]);
    const names = {
      departments: new Map(departments.map(({ id, name }) => [id, name[language]])),
      causes: new Map(causes.map(({ key, name }) => [key, name[language]])),
      kind: language === 'en' ? report.kindNameEn : report.kindName,
    };
    return caseSheet(report, names, language);
  }
}

const HEADERS = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };
