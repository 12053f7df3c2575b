import { type CaseFile, type CaseLink } from '@yingda/contracts';
import type { CaseRelation } from '@yingda/contracts/names';
import type { ActorRef } from '@yingda/events';
import type { Database } from '@yingda/platform';

/** Files of cases, and which cases belong together. */
export class CaseBelongings {
  constructor(private readonly database: Database) {}

  async files(caseId: string): Promise<CaseFile[]> {
    const rows = await this.database.query<
      Omit<CaseFile, 'addedAt' | 'bytes'> & { addedAt: Date; bytes: string }
    >(
      `select attachment_id as "attachmentId", name, type, bytes, added_by_name as "addedByName", added_at as "addedAt"
       from case_files where case_id = $1 order by added_at, attachment_id`,
      [caseId],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes), addedAt: row.addedAt.toISOString() }));
  }

  /** Cases that this file is part of: added to them, or sent with a task in them. */
  async casesOf(attachmentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select case_id as id from case_files where attachment_id = $1
       union select t.case_id from case_task_files f join case_tasks t on t.id = f.task_id where f.attachment_id = $1`,
      [attachmentId],
    );
    return rows.map(({ id }) => id);
  }

  /** False when it is there already. */
  async addFile(
    caseId: string,
    file: { attachmentId: string; name: string; type: string; bytes: number; at: Date; by: ActorRef },
  ): Promise<boolean> {
    const { attachmentId, name, type, bytes, at, by } = file;
    const rows = await this.database.query(
      `insert into case_files (case_id, attachment_id, name, type, bytes, added_by_id, added_by_name, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning case_id`,
      [caseId, attachmentId, name, type, bytes, by.id, by.name, at],
    );
    return rows.length > 0;
  }

  /** Its name; null when it was not there. */
  async removeFile(caseId: string, attachmentId: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>(
      `with gone as (delete from case_files where case_id = $1 and attachment_id = $2 returning name)
       select name from gone`,
      [caseId, attachmentId],
    );
    return row?.name ?? null;
  }

  async links(caseId: string): Promise<CaseLink[]> {
    return this.database.query<CaseLink>(
      `select c.id as "caseId", c.number, c.title, c.stage, l.relation from (
         select other_id as id, relation from case_links where case_id = $1
         union all select case_id, relation from case_links where other_id = $1) l
       join cases c on c.id = l.id order by c.opened_at desc, c.id limit 100`,
      [caseId],
    );
  }

  async link(oneId: string, otherId: string, relation: CaseRelation): Promise<void> {
    await this.database.query(
      `insert into case_links (case_id, other_id, relation) values ($1, $2, $3)
       on conflict (case_id, other_id) do update set relation = excluded.relation`,
      [...ordered(oneId, otherId), relation],
    );
  }

  async unlink(oneId: string, otherId: string): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `with gone as (delete from case_links where case_id = $1 and other_id = $2 returning case_id as id)
       select id from gone`,
      ordered(oneId, otherId),
    );
    return rows.length > 0;
  }
}

/** A pair is kept once, the smaller id first. */
function ordered(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}
