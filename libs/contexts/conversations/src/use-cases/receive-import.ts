import { type ImportProblem, type ImportRecord } from '@yingda/contracts';
import { IMPORT_LIMITS, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type AuditLog, type Clock, type UnitOfWork } from '@yingda/platform';
import { refOf } from '@yingda/events';
import type { ImportFiles } from '../storage/import-files';
import { IMPORT_PART_BYTES } from '../storage/import-files';
import {
  importProblem,
  importRecord,
  type ImportRow,
  type Imports,
  type LineError,
} from '../storage/imports';

/** Administrators and the shop's own systems. @throws Refusal not-permitted */
function demandImport(actor: Actor): void {
  const may =
    actor.kind === 'api' ||
    actor.kind === 'system' ||
    (actor.kind === 'agent' && (actor.permissions['settings.edit'] ?? 'none') !== 'none');
  if (!may) throw new Refusal('not-permitted', 'Only administrators import conversations.');
}

/** Takes a file of another system's conversations. It is stored whole before its first line is read. */
export class ReceiveImport {
  /** Called when there is something to read. */
  onStored: () => void = () => undefined;

  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
    private readonly platform: { unitOfWork: UnitOfWork; audit: AuditLog; clock: Clock },
  ) {}

  /** @throws Refusal not-permitted, file-too-large, invalid-payload when there is nothing in it */
  async execute(
    actor: Actor,
    upload: { source: string; pieces: AsyncIterable<Buffer> },
  ): Promise<ImportRecord> {
    demandImport(actor);
    const id = newId();
    const { unitOfWork, audit, clock } = this.platform;
    const by = refOf(actor);
    const { source } = upload;
    await this.imports.add({
      id,
      source,
      partBytes: IMPORT_PART_BYTES,
      createdByName: by.name,
      createdAt: clock.now(),
    });
    try {
      const stored = await this.files.store(id, upload.pieces, {
        most: IMPORT_LIMITS.fileBytes,
        grown: (parts) => this.imports.grown(id, parts),
      });
      if (stored.bytes === 0) throw new Refusal('invalid-payload', 'The file is empty.');
      await unitOfWork.run(async () => {
        await this.imports.stored(id, stored);
        await audit.record({
          actorId: by.kind === 'agent' ? by.id : null,
          actorName: by.name,
          action: 'conversations.imported',
          subjectKind: 'import',
          subjectId: id,
          details: { source, bytes: stored.bytes },
        });
      });
    } catch (error) {
      await this.imports.remove(id);
      if (error instanceof RangeError) throw new Refusal('file-too-large', error.message);
      throw error;
    }
    this.onStored();
    return importRecord((await this.imports.find(id))!);
  }
}

const PAGE = 500;

/** How far imports are, and what was wrong with their lines. */
export class ImportReader {
  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
  ) {}

  async record(actor: Actor, id: string): Promise<ImportRecord> {
    return importRecord(await this.row(actor, id));
  }

  /** Newest first. `before`: the last one of the page before. */
  async page(
    actor: Actor,
    limit: number,
    before: { at: string; id: string } | null,
  ): Promise<ImportRecord[]> {
    demandImport(actor);
    return (await this.imports.page(limit, before)).map(importRecord);
  }

  async problems(actor: Actor, id: string, page: { after: number; limit: number }): Promise<ImportProblem[]> {
    await this.row(actor, id);
    return (await this.imports.errors(id, page.after, page.limit)).map(importProblem);
  }

  /** All of them, a line of JSON each. */
  async *allProblems(actor: Actor, id: string): AsyncGenerator<string> {
    await this.row(actor, id);
    for await (const error of this.errors(id)) yield `${JSON.stringify(importProblem(error))}\n`;
  }

  /** The lines themselves, as they came. @throws Refusal not-found when the file is no longer kept */
  async *badLines(actor: Actor, id: string): AsyncGenerator<Buffer> {
    const row = await this.row(actor, id);
    if (row.parts === 0 && row.failed > 0)
      throw new Refusal('not-found', 'The file is kept for 30 days; it is gone.');
    for await (const { atByte, bytes } of this.errors(id)) {
      let last = 10;
      for await (const piece of this.files.read(row, atByte, bytes)) {
        last = piece.at(-1) ?? last;
        yield piece;
      }
      if (last !== 10) yield Buffer.from('\n');
    }
  }

  private async *errors(id: string): AsyncGenerator<LineError> {
    for (let after = 0; ;) {
      const page = await this.imports.errors(id, after, PAGE);
      yield* page;
      if (page.length < PAGE) return;
      after = page.at(-1)!.line;
    }
  }

  private async row(actor: Actor, id: string): Promise<ImportRow> {
    demandImport(actor);
    const row = await this.imports.find(id);
    if (!row) throw new Refusal('import-not-found', 'There is no such import.');
    return row;
  }
}
