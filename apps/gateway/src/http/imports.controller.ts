import { Controller, Get, Headers, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import {
  BeginImportQuery,
  ImportPage,
  ImportProblemPage,
  ImportProblemsQuery,
  ImportRecord,
  PageQuery,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { ImportReader, ReceiveImport } from '@yingda/conversations';
import type { Actor } from '@yingda/events';
import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { decodeCursor, encodeCursor } from '../views/keyset';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

const NDJSON = 'application/x-ndjson';

/** Conversations of other systems; the same for administrators and for the shop's own systems. */
abstract class ImportRoutes {
  constructor(
    @Inject(ReceiveImport) private readonly receive: ReceiveImport,
    @Inject(ImportReader) private readonly reader: ImportReader,
  ) {}

  @Post()
  @HttpCode(200)
  async begin(
    @CurrentActor() actor: Actor,
    @Query() { source }: BeginImportQuery,
    @Req() request: Request,
  ): Promise<ImportRecord> {
    if (!request.is([NDJSON, 'application/jsonl', 'application/octet-stream', 'text/plain']))
      throw new Refusal('invalid-payload', `Send the lines as they are, with the content type ${NDJSON}.`);
    const zipped = request.headers['content-encoding'] === 'gzip';
    const pieces = zipped ? request.pipe(createGunzip()) : request;
    // A broken upload ends the reading of what is unpacked, too.
    request.once('aborted', () => pieces.destroy(new Refusal('invalid-payload', 'The upload broke off.')));
    try {
      return await this.receive.execute(actor, { source, pieces });
    } catch (error) {
      if (/^Z_|^ERR_ZLIB/.test((error as { code?: string }).code ?? ''))
        throw new Refusal('invalid-payload', 'The file cannot be unpacked.');
      throw error;
    }
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<ImportPage> {
    const limit = query.limit ?? 20;
    const [at, id] = query.cursor ? decodeCursor(query.cursor, ['timestamptz', 'uuid']) : [];
    const items = await this.reader.page(actor, limit + 1, at && id ? { at, id } : null);
    const last = items.length > limit ? items[limit - 1] : undefined;
    const next = last ? encodeCursor([last.createdAt.replace('T', ' ').replace('Z', '+00'), last.id]) : null;
    return { items: items.slice(0, limit), next };
  }

  @Get(':id')
  record(@CurrentActor() actor: Actor, @IdParam() importId: string): Promise<ImportRecord> {
    return this.reader.record(actor, importId);
  }

  @Get(':id/errors')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async errors(
    @CurrentActor() actor: Actor,
    @IdParam() importId: string,
    @Query() query: ImportProblemsQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportProblemPage | undefined> {
    await this.reader.record(actor, importId);
    if (accept?.includes(NDJSON)) {
      await send(response, this.reader.allProblems(actor, importId), `import-${importId}-errors.ndjson`);
      return undefined;
    }
    const limit = query.limit ?? 100;
    const after = query.cursor ? Number(decodeCursor(query.cursor, ['bigint'])[0]) : 0;
    const items = await this.reader.problems(actor, importId, { after, limit: limit + 1 });
    const last = items.length > limit ? items[limit - 1] : undefined;
    return { items: items.slice(0, limit), next: last ? encodeCursor([String(last.line)]) : null };
  }

  @Get(':id/bad-lines')
  async badLines(
    @CurrentActor() actor: Actor,
    @IdParam() importId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.reader.record(actor, importId);
    await send(response, this.reader.badLines(actor, importId), `import-${importId}-bad-lines.ndjson`);
  }
}

@Controller('api/imports')
@For('agent')
export class ImportsController extends ImportRoutes {}

@Controller('api/v1/imports')
@For('api-key')
export class V1ImportsController extends ImportRoutes {}

async function send(response: Response, lines: AsyncGenerator<string | Buffer>, name: string): Promise<void> {
  response.set({
    'Content-Type': NDJSON,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  // A reader who goes away ends the reading of the database, too.
  await pipeline(Readable.from(lines, { objectMode: false }), response).catch(() => undefined);
}
