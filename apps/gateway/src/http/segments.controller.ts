import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query, Res } from '@nestjs/common';
import {
  CustomerFilePage,
  EditSegment,
  PageQuery,
  SegmentCount,
  SegmentExportQuery,
  SegmentRecord,
  TrySegment,
} from '@yingda/contracts';
import { ExportSegment, ManageSegments, requireSight, SegmentReader } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { type Cell, csvOf } from '../exports/csv';
import { SEGMENT_TITLES, segmentCells } from '../exports/segment-file';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Groups of customers by conditions. */
@Controller('api/segments')
@For('agent')
export class SegmentsController {
  constructor(
    @Inject(SegmentReader) private readonly reader: SegmentReader,
    @Inject(ManageSegments) private readonly manage: ManageSegments,
    @Inject(ExportSegment) private readonly exports: ExportSegment,
  ) {}

  @Get()
  async all(@CurrentActor() actor: AgentActor): Promise<SegmentRecord[]> {
    requireSight(actor);
    return this.reader.all();
  }

  @Post()
  add(@CurrentActor() actor: AgentActor, @Body() body: EditSegment): Promise<SegmentRecord> {
    return this.manage.add(actor, body);
  }

  @Post('count')
  @HttpCode(200)
  async tryCount(@CurrentActor() actor: AgentActor, @Body() body: TrySegment): Promise<SegmentCount> {
    requireSight(actor);
    return this.reader.count(body.conditions);
  }

  @Post('members')
  @HttpCode(200)
  async tryMembers(@CurrentActor() actor: AgentActor, @Body() body: TrySegment): Promise<CustomerFilePage> {
    requireSight(actor);
    return this.reader.members(body.conditions, body);
  }

  @Get(':id')
  async one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<SegmentRecord> {
    requireSight(actor);
    return this.reader.one(id);
  }

  @Put(':id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditSegment,
  ): Promise<SegmentRecord> {
    return this.manage.edit(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    await this.manage.remove(actor, id);
  }

  @Get(':id/count')
  async count(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<SegmentCount> {
    requireSight(actor);
    return this.reader.count(await this.reader.conditionsOf(id));
  }

  @Get(':id/members')
  async members(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<CustomerFilePage> {
    requireSight(actor);
    return this.reader.members(await this.reader.conditionsOf(id), query);
  }

  @Get(':id/export')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async export(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() { full }: SegmentExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const pages = this.exports.rows(actor, id, full ?? false);
    // What is refused is refused before anything is sent.
    const first = await pages.next();
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="segment-${id}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    async function* all(): AsyncGenerator<Cell[][]> {
      yield [SEGMENT_TITLES];
      if (!first.done) yield first.value.map(segmentCells);
      for await (const page of pages) yield page.map(segmentCells);
    }
    // A reader who goes away ends the reading of the database, too.
    await pipeline(csvOf(all(), { bom: true }), response).catch(() => undefined);
  }
}
