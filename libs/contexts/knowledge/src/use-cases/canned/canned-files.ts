import { type CannedImport, type CannedImportRow } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import type { CannedResponse } from '../../domain/canned-response';
import {
  readCannedFile,
  writeCannedFile,
  type FileNames,
  type FileRow,
} from '../../domain/canned/canned-file';
import { mayEdit, sightOf, type Ownership } from '../../domain/rights';
import type { CannedTeams } from '../../ports';
import type { CannedResponseTable } from '../../storage/canned-responses';
import type { CannedCategoryTable } from '../../storage/canned/canned-category-table';
import type { AddCannedResponse, EditCannedResponse } from '../write-canned-response';

/** Canned responses as files: what somebody sees goes out, what they may write comes in, all of it or nothing. */
export class CannedFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { responses: CannedResponseTable; categories: CannedCategoryTable },
    private readonly write: { add: AddCannedResponse; edit: EditCannedResponse },
    private readonly teams: CannedTeams,
  ) {}

  async export(actor: AgentActor): Promise<string> {
    const responses = await this.tables.responses.visible(sightOf(actor));
    return writeCannedFile(responses, await this.names());
  }

  /**
   * What each row would do: the same shortcut of the same owner is changed, others are added. With `commit` it is done
   * if no row is wrong. @throws Refusal invalid-payload for what is no such file; not-permitted to who may write none
   */
  async import(
    actor: AgentActor,
    { file, commit }: { file: Buffer; commit: boolean },
  ): Promise<CannedImport> {
    const { permissions } = actor;
    if (!permissions['canned-response.edit-personal'] && !permissions['canned-response.edit-shared'])
      throw new Refusal('not-permitted', 'Your role writes no canned responses.');
    const read = readCannedFile(file, await this.names());
    return this.unitOfWork.run(async () => {
      const rows: CannedImportRow[] = [];
      const writes: (() => Promise<unknown>)[] = [];
      for (const row of read) {
        const { outcome, problems, write } = await this.decide(actor, row);
        rows.push({ line: row.line, shortcut: row.shortcut, outcome, problems });
        if (write) writes.push(write);
      }
      const right = rows.every(({ outcome }) => outcome !== 'wrong');
      if (!commit || !right) return { rows, written: false };
      for (const write of writes) await write();
      return { rows, written: true };
    });
  }

  private async decide(
    actor: AgentActor,
    { input, problems }: FileRow,
  ): Promise<Pick<CannedImportRow, 'outcome' | 'problems'> & { write?: () => Promise<unknown> }> {
    if (!input) return { outcome: 'wrong', problems };
    const owner: Ownership = {
      scope: input.scope,
      ownerAgentId: input.scope === 'personal' ? actor.agentId : null,
      teamId: input.scope === 'team' ? (input.teamId ?? null) : null,
    };
    if (!mayEdit(actor, owner)) return { outcome: 'wrong', problems: ['not-permitted'] };
    const there = await this.tables.responses.byShortcut(owner, input.shortcut);
    if (!there) return { outcome: 'add', problems: [], write: () => this.write.add.execute(actor, input) };
    // Files and cards of a response are not in the file: they stay.
    const change = { ...input, parts: there.parts };
    if (isSame(there, input)) return { outcome: 'same', problems: [] };
    return {
      ...{ outcome: 'change', problems: [] },
      write: () => this.write.edit.execute(actor, { cannedResponseId: there.id, change }),
    };
  }

  private async names(): Promise<FileNames> {
    const [teams, categories] = await Promise.all([this.teams.all(), this.tables.categories.all()]);
    return { teams, categories };
  }
}

function isSame(there: CannedResponse, input: NonNullable<FileRow['input']>): boolean {
  const text = (texts: CannedResponse['texts']) =>
    JSON.stringify(
      [...texts]
        .sort((a, b) => a.language.localeCompare(b.language))
        .map(({ language, title, body }) => [language, title, body.trim()]),
    );
  return (
    there.shortcut === input.shortcut &&
    (there.category ?? null) === (input.category ?? null) &&
    (there.stage ?? null) === (input.stage ?? null) &&
    text(there.texts) === text(input.texts)
  );
}

/** What a file in base64 holds. @throws Refusal invalid-payload */
export function fileFrom(base64: string): Buffer {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new Refusal('invalid-payload', 'The file must come in base64.', { field: 'file' });
  return Buffer.from(base64, 'base64');
}
