import type { Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** A link by e-mail to one task. */
export interface TaskLink {
  id: string;
  taskId: string;
  email: string;
  language: Language;
  madeAt: Date;
  expiresAt: Date;
  mailedAt: Date | null;
  openedAt: Date | null;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = `id, task_id as "taskId", email, language, made_at as "madeAt", expires_at as "expiresAt",
  mailed_at as "mailedAt", opened_at as "openedAt", used_at as "usedAt", revoked_at as "revokedAt"`;
export type LinkMoment = 'mailed' | 'opened' | 'used' | 'revoked';

/** Rows of `case_task_links`. The address itself is signed and kept nowhere. */
export class TaskLinks {
  constructor(private readonly database: Database) {}

  async add({ id, taskId, email, language, madeAt, expiresAt }: TaskLink): Promise<void> {
    await this.database.query(
      `insert into case_task_links (id, task_id, email, language, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, taskId, email, language, madeAt, expiresAt],
    );
  }

  async find(id: string): Promise<TaskLink | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  /** After its task. Two uses of one link come one after the other; the second finds it used. */
  async lock(id: string): Promise<TaskLink | null> {
    return (await this.select('id = $1 for no key update', [id]))[0] ?? null;
  }

  async ofTask(taskId: string): Promise<TaskLink[]> {
    return this.select('task_id = $1 order by made_at, id limit 50', [taskId]);
  }

  /** The first moment counts. */
  async mark(id: string, what: LinkMoment, at: Date): Promise<void> {
    await this.database.query(
      `update case_task_links set ${what}_at = $2 where id = $1 and ${what}_at is null`,
      [id, at],
    );
  }

  /** Those that still work, of a task that is over or was given to others. */
  async revokeOf(taskId: string, at: Date): Promise<void> {
    await this.database.query(
      'update case_task_links set revoked_at = $2 where task_id = $1 and used_at is null and revoked_at is null',
      [taskId, at],
    );
  }

  private select(where: string, values: unknown[]): Promise<TaskLink[]> {
    return this.database.query<TaskLink>(`select ${COLUMNS} from case_task_links where ${where}`, values);
  }
}
