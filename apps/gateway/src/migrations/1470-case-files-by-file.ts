import type { Migration } from '@yingda/platform';

/** Which cases a file is part of is asked before its link is given. */
export const caseFilesByFile: Migration = {
  name: '1470-case-files-by-file',
  async up(sql) {
    await sql('create index case_files_attachment_idx on case_files (attachment_id)');
    await sql('create index case_task_files_attachment_idx on case_task_files (attachment_id)');
  },
  async down(sql) {
    await sql('drop index case_task_files_attachment_idx');
    await sql('drop index case_files_attachment_idx');
  },
};
