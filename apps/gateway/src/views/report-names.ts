import type { Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What people call what reports count by. */
export type Names = (id: string | null) => string;

/** Names of teams, agents (also of other systems' conversations), inboxes and topics, for files that are read without us. */
export class ReportNamesView {
  constructor(private readonly database: Database) {}

  async names(language: Language): Promise<Names> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `select id, name from teams union all select id, name from agents union all select id, name from imported_agents
       union all select id, name from inboxes
       union all select id, case when $1 = 'en' then label_en else label_zh end from topics`,
      [language],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => (id === null ? '' : (names.get(id) ?? id));
  }
}
