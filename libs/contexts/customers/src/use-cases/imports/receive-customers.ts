import {
  type CustomerImportDraft,
  type CustomerImportPlan,
  type CustomerImportPreview,
  type CustomerImportRecord,
} from '@yingda/contracts';
import { CONSENT_PURPOSES, CUSTOMER_LIMITS, Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type {
  AuditLog,
  Clock,
  Cryptor,
  FileStorage,
  Leases,
  Log,
  Outbox,
  UnitOfWork,
} from '@yingda/platform';
import { newId } from '@yingda/platform';
import { decoded, encodingOf, separatorOf } from '../../domain/imports/decode';
import type { ReadRow } from '../../domain/imports/read-row';
import { fileRows, plannedRows, Unreadable } from './rows-of';
import { firstPlan, looksLikeTitles, suggestColumns } from '../../domain/imports/suggest';
import { requireRight } from '../../domain/rights';
import { storable } from '../../domain/storable';
import type { CustomerImports, ImportRun } from '../../storage/files/customer-imports';
import { by } from '../audited';
import { importRecord } from './customer-import-reader';
import type { TakeRows } from './take-rows';

/** What imports are made with. */
export interface ImportGround {
  imports: CustomerImports;
  storage: FileStorage;
  cryptor: Cryptor;
  leases: Leases;
  log: Log;
  outbox: Outbox;
  audit: AuditLog;
  unitOfWork: UnitOfWork;
  clock: Clock;
}
interface SentFile {
  importId: string | undefined;
  fileName: string;
  bytes: Buffer;
}

/** Receives a file of customers, says how it would be read, and starts the taking of its rows. */
export class ReceiveCustomers {
  constructor(
    private readonly ground: ImportGround,
    private readonly rows: TakeRows,
  ) {}

  /** The same id again answers with what is there. @throws Refusal not-permitted, invalid-payload, file-too-large */
  async receive(actor: Actor, sent: SentFile): Promise<CustomerImportDraft> {
    requireRight(actor, 'customer.import');
    const { imports, storage, audit, unitOfWork, clock } = this.ground;
    if (sent.bytes.length > CUSTOMER_LIMITS.importBytes)
      throw new Refusal('file-too-large', 'A file may have 64 MB.', { most: CUSTOMER_LIMITS.importBytes });
    const id = sent.importId ?? newId();
    const there = await imports.find(id);
    if (there) return this.draft(there);
    const preview = await this.first(sent.bytes);
    const run = {
      ...{ id, storageKey: `customer-imports/${id}`, bytes: sent.bytes.length, createdAt: clock.now() },
      fileName: storable(sent.fileName).slice(0, 200) || 'customers.csv',
      ...{ createdBy: refOf(actor).id ?? id, createdByName: refOf(actor).name },
    };
    await storage.put(run.storageKey, sent.bytes, 'text/csv');
    const added = await unitOfWork.run(async () => {
      if (!(await imports.insert(run))) return false;
      await audit.record({
        ...{
          ...by(actor),
          action: 'customers.import-received',
          subjectKind: 'customer-import',
          subjectId: id,
        },
        details: { fileName: run.fileName, bytes: run.bytes },
      });
      return true;
    });
    const kept = (await imports.find(id))!;
    return added ? { ...importRecord(kept), preview } : this.draft(kept);
  }

  /** The first rows, as they would be taken with a plan. @throws Refusal not-permitted, import-not-found, invalid-payload */
  async preview(actor: Actor, importId: string, plan: CustomerImportPlan): Promise<CustomerImportPreview> {
    requireRight(actor, 'customer.import');
    requirePlan(plan);
    return this.shown(await this.bytes(await this.draftOf(importId)), plan);
  }

  /** Once more changes nothing. @throws Refusal not-permitted, import-not-found, invalid-payload */
  async start(actor: Actor, importId: string, plan: CustomerImportPlan): Promise<CustomerImportRecord> {
    requireRight(actor, 'customer.import');
    requirePlan(plan);
    const { imports, audit, unitOfWork } = this.ground;
    return unitOfWork.run(async () => {
      const run = await imports.lock(importId);
      if (!run || run.state === 'cancelled') throw notFound();
      if (run.state !== 'draft') return importRecord(run);
      const started: ImportRun = { ...run, state: 'checking', plan };
      await imports.save(started);
      await audit.record({
        ...{
          ...by(actor),
          action: 'customers.import-started',
          subjectKind: 'customer-import',
          subjectId: importId,
        },
        details: {
          mode: plan.mode,
          replace: plan.replace,
          targets: plan.columns.map(({ target }) => target),
        },
      });
      return importRecord(started);
    });
  }

  /** @throws Refusal not-permitted, import-not-found */
  async cancel(actor: Actor, importId: string): Promise<void> {
    requireRight(actor, 'customer.import');
    const { imports, storage, unitOfWork, clock } = this.ground;
    const key = await unitOfWork.run(async () => {
      const run = await imports.lock(importId);
      if (run?.state !== 'draft') throw notFound();
      await imports.save({ ...run, state: 'cancelled', finishedAt: clock.now() });
      return run.storageKey;
    });
    await storage.remove(key);
  }

  private async draft(run: ImportRun): Promise<CustomerImportDraft> {
    if (run.state === 'draft')
      return { ...importRecord(run), preview: await this.first(await this.bytes(run)) };
    const plan = run.plan ?? firstPlan({ separator: ',', encoding: 'utf-8', header: true, columns: [] });
    return { ...importRecord(run), preview: { titles: [], rows: [], plan } };
  }

  private async draftOf(importId: string): Promise<ImportRun> {
    const run = await this.ground.imports.find(importId);
    if (run?.state !== 'draft') throw notFound();
    return run;
  }

  private async bytes(run: ImportRun): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of (await this.ground.storage.read(run.storageKey)).stream)
      pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }

  /** How the file is read until somebody says otherwise. */
  private async first(bytes: Buffer): Promise<CustomerImportPreview> {
    const encoding = encodingOf(bytes);
    const text = beginning(decoded(bytes, encoding));
    const separator = separatorOf(text);
    const first: string[][] = [];
    try {
      for await (const { cells } of fileRows(text, separator, 11)) first.push(cells);
    } catch (error) {
      throw readable(error);
    }
    const [titles, ...rest] = first;
    if (!titles) throw new Refusal('invalid-payload', 'The file holds no rows.', { field: 'file' });
    const header = looksLikeTitles(titles);
    const columns = suggestColumns(titles, header ? rest : first, header);
    return this.shown(bytes, firstPlan({ separator, encoding, header, columns }));
  }

  private async shown(bytes: Buffer, plan: CustomerImportPlan): Promise<CustomerImportPreview> {
    const text = beginning(decoded(bytes, plan.encoding));
    const rows: ReadRow[] = [];
    let titles: string[] = [];
    try {
      for await (const { cells } of fileRows(text, plan.separator, 1))
        titles = cells.map((cell) => cell.slice(0, 200));
      for await (const row of plannedRows(text, plan)) {
        rows.push(row);
        if (rows.length === CUSTOMER_LIMITS.previewRows) break;
      }
    } catch (error) {
      throw readable(error);
    }
    const good = rows.filter(({ problems }) => problems.length === 0);
    const whom = await this.rows.whom(good, plan);
    return {
      titles: plan.header ? titles : titles.map((_, at) => String(at + 1)),
      rows: rows.map((row) => {
        const match = whom[good.indexOf(row)] ?? null;
        const several = match !== null && typeof match !== 'string' ? [match] : [];
        return {
          line: row.line,
          cells: row.cells.slice(0, CUSTOMER_LIMITS.importColumns).map((cell) => cell.slice(0, 1_000)),
          problems: [...row.problems, ...several],
          customerId: typeof match === 'string' ? match : null,
        };
      }),
      plan,
    };
  }
}

// Enough for the first rows, and never the whole of a large file.
function beginning(text: string): string {
  if (text.length <= 400_000) return text;
  return text.slice(0, text.lastIndexOf('\n', 400_000) + 1);
}

/** @throws Refusal invalid-payload */
function requirePlan(plan: CustomerImportPlan): void {
  const wrong = (sentence: string) => new Refusal('invalid-payload', sentence, { field: 'columns' });
  const once = plan.columns.filter(({ target }) => !['ignore', 'attribute', 'consent'].includes(target));
  if (new Set(once.map(({ target }) => target)).size !== once.length)
    throw wrong('Two columns say the same.');
  if (!once.some(({ target }) => ['name', 'phone', 'email', 'externalId'].includes(target)))
    throw wrong('No column says who it is: a name, phone, e-mail or id.');
  for (const { target, key } of plan.columns) {
    if (target === 'attribute' && !key?.trim()) throw wrong('An attribute needs a name.');
    if (target === 'consent' && !CONSENT_PURPOSES.some((purpose) => purpose === key))
      throw wrong(`A consent needs its purpose: ${CONSENT_PURPOSES.join(', ')}.`);
  }
}

function readable(error: unknown): unknown {
  return error instanceof Unreadable
    ? new Refusal('invalid-payload', error.message, { field: 'file' })
    : error;
}

function notFound(): Refusal {
  return new Refusal('import-not-found', 'There is no such import, or it has begun already.');
}
