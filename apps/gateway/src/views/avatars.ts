import type { Database } from '@yingda/platform';

/** Which stored pictures are pictures of agents. */
export class AvatarsView {
  constructor(private readonly database: Database) {}

  async isAvatar(attachmentId: string): Promise<boolean> {
    const rows = await this.database.query('select 1 from agents where avatar_url = $1 limit 1', [
      `/avatars/${attachmentId}`,
    ]);
    return rows.length > 0;
  }
}
