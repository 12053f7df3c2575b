import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Post,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  CustomerImportDraft,
  CustomerImportPage,
  CustomerImportPlan,
  CustomerImportPreview,
  CustomerImportProblemPage,
  CustomerImportProblemsQuery,
  CustomerImportRecord,
  PageQuery,
  ReceiveCustomersQuery,
} from '@yingda/contracts';
import { CUSTOMER_LIMITS, Refusal } from '@yingda/contracts/names';
import { CustomerImportReader, CustomerImportWorker, ReceiveCustomers } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { type Cell, csvOf } from '../exports/csv';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';
import { type Upload, uploadName } from './upload';

/** Files of customers. */
@Controller('api/customer-imports')
@For('agent')
export class CustomerImportsController {
  constructor(
    @Inject(ReceiveCustomers) private readonly imports: ReceiveCustomers,
    @Inject(CustomerImportReader) private readonly reader: CustomerImportReader,
    @Inject(CustomerImportWorker) private readonly worker: CustomerImportWorker,
  ) {}

  @Post()
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: CUSTOMER_LIMITS.importBytes, files: 1, fields: 4 } }),
  )
  async receive(
    @CurrentActor() actor: AgentActor,
    @Query() { importId }: ReceiveCustomersQuery,
    @UploadedFile() file: Upload | undefined,
  ): Promise<CustomerImportDraft> {
    if (!file) throw new Refusal('invalid-payload', 'Send the file in the field "file".', { field: 'file' });
    return this.imports.receive(actor, { importId, fileName: uploadName(file), bytes: file.buffer });
  }

  @Get()
  page(@CurrentActor() actor: AgentActor, @Query() query: PageQuery): Promise<CustomerImportPage> {
    return this.reader.page(actor, query);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CustomerImportRecord> {
    return this.reader.record(actor, id);
  }

  @Post(':id/preview')
  @HttpCode(200)
  preview(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() plan: CustomerImportPlan,
  ): Promise<CustomerImportPreview> {
    return this.imports.preview(actor, id, plan);
  }

  @Post(':id/start')
  @HttpCode(200)
  async start(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() plan: CustomerImportPlan,
  ): Promise<CustomerImportRecord> {
    const started = await this.imports.start(actor, id, plan);
    this.worker.wake();
    return started;
  }

  @Get(':id/problems')
  problems(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: CustomerImportProblemsQuery,
  ): Promise<CustomerImportProblemPage> {
    return this.reader.problems(actor, id, query);
  }

  @Get(':id/bad-rows')
  async badRows(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { titles } = await this.reader.titles(actor, id);
    const pages = this.reader.badRows(actor, id);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-${id}-bad-rows.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    async function* all(): AsyncGenerator<Cell[][]> {
      yield [[...titles, 'line', 'reason']];
      for await (const page of pages)
        yield page.map(({ line, cells, problems }) => [
          // Cells stand below their titles, and what is ours behind them, however long the row was.
          ...(titles.length > 0 ? titles.map((_, at) => cells[at] ?? '') : cells),
          line,
          problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' '),
        ]);
    }
    await pipeline(csvOf(all(), { bom: true }), response).catch(() => undefined);
  }

  @Delete(':id')
  @HttpCode(204)
  async cancel(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    await this.imports.cancel(actor, id);
  }
}
