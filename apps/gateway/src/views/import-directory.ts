import type { ImportNames } from '@yingda/conversations';
import type { Database } from '@yingda/platform';

/** Inboxes, teams and accounts by what people call them: for conversations of other systems. */
export class ImportDirectoryView {
  constructor(private readonly database: Database) {}

  async names(): Promise<ImportNames> {
    const [inboxes, teams, agents] = await Promise.all([
      this.database.query<ImportNames['inboxes'][number]>(
        'select id, key, channel, team_id as "teamId" from inboxes',
      ),
      this.database.query<ImportNames['teams'][number]>(
        'select id, name from teams order by archived_at nulls last',
      ),
      this.database.query<ImportNames['agents'][number]>(
        'select id, email, name, public_name as "publicName" from agents',
      ),
    ]);
    return { inboxes, teams, agents };
  }
}
