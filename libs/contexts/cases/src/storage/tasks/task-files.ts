import { type AttachmentFacts } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

export interface TaskFile {
  id: string;
  part: 'question' | 'answer';
  facts: AttachmentFacts;
}

/** Files asked about, and files that answer. */
export class TaskFiles {
  constructor(private readonly database: Database) {}

  async add(taskId: string, files: readonly TaskFile[], at: Date): Promise<void> {
    for (const { id, part, facts } of files)
      await this.database.query(
        `insert into case_task_files (task_id, attachment_id, part, facts, added_at) values ($1, $2, $3, $4, $5)
         on conflict (task_id, attachment_id) do nothing`,
        [taskId, id, part, JSON.stringify(facts), at],
      );
  }

  of(taskId: string): Promise<TaskFile[]> {
    return this.database.query<TaskFile>(
      `select attachment_id as id, part, facts from case_task_files where task_id = $1 order by added_at, attachment_id limit 60`,
      [taskId],
    );
  }

  async has(taskId: string, fileId: string): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from case_task_files where task_id = $1 and attachment_id = $2',
      [taskId, fileId],
    );
    return rows.length > 0;
  }
}
