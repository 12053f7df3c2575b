import { type DepartmentContent, type DepartmentRecord } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

interface Row extends Omit<DepartmentRecord, 'name' | 'archived'> {
  zh: string;
  en: string;
  archivedAt: Date | null;
}

const COLUMNS = `d.id, d.key, d.name_zh as zh, d.name_en as en, d.lead_id as "leadId", d.email, d.language,
  d.archived_at as "archivedAt",
  array(select m.agent_id::text from department_members m where m.department_id = d.id order by m.agent_id) as "agentIds"`;

/** Rows of `departments` and `department_members`. */
export class Departments {
  constructor(private readonly database: Database) {}

  /** Archived ones last. */
  async all(): Promise<DepartmentRecord[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from departments d order by d.archived_at is not null, d.created_at, d.id`,
    );
    return rows.map(recordOf);
  }

  async find(id: string): Promise<DepartmentRecord | null> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from departments d where d.id = $1`, [
      id,
    ]);
    return row ? recordOf(row) : null;
  }

  /** Orders the edits of one department; its members' accounts are not touched, so they need no lock. */
  async lock(id: string): Promise<DepartmentRecord | null> {
    await this.database.query('select 1 from departments where id = $1 for no key update', [id]);
    return this.find(id);
  }

  /** Departments somebody works for, archived ones too: what was asked of them is still to be done. */
  async ofAgent(agentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select department_id as id from department_members where agent_id = $1 order by department_id',
      [agentId],
    );
    return rows.map(({ id }) => id);
  }

  async add({ id, key, ...content }: DepartmentRecord, now: Date): Promise<void> {
    await this.database.query(
      `insert into departments (id, key, name_zh, name_en, lead_id, email, language, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [id, key, ...valuesOf(content), now],
    );
    await this.setMembers(id, content.agentIds);
  }

  async save({ id, ...content }: DepartmentRecord, now: Date): Promise<void> {
    await this.database.query(
      `update departments set name_zh = $2, name_en = $3, lead_id = $4, email = $5, language = $6, archived_at = $7,
         updated_at = $8 where id = $1`,
      [id, ...valuesOf(content), content.archived ? now : null, now],
    );
    await this.setMembers(id, content.agentIds);
  }

  private async setMembers(id: string, agentIds: readonly string[]): Promise<void> {
    await this.database.query(
      'delete from department_members where department_id = $1 and agent_id <> all($2::uuid[])',
      [id, agentIds],
    );
    await this.database.query(
      `insert into department_members (department_id, agent_id) select $1, a from unnest($2::uuid[]) a
       on conflict do nothing`,
      [id, agentIds],
    );
  }
}

function valuesOf({ name, leadId, email, language }: DepartmentContent): unknown[] {
  return [name['zh-CN'].trim(), name.en.trim(), leadId ?? null, email?.trim() || null, language];
}

function recordOf({ zh, en, archivedAt, ...row }: Row): DepartmentRecord {
  return { ...row, name: { 'zh-CN': zh, en }, archived: archivedAt !== null };
}
