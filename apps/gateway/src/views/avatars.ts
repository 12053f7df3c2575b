import type { Database } from '@yingda/platform';

const PREFIX = '/avatars/';

/** Which stored pictures are pictures of agents. */
export class AvatarsView {
  constructor(private readonly database: Database) {}

  async isAvatar(attachmentId: string): Promise<boolean> {
    return (await this.among([attachmentId])).has(attachmentId);
  }

  /** Those of these that are somebody's picture now. */
  async among(attachmentIds: string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ url: string }>(
      'select avatar_url as url from agents where avatar_url = any($1::text[])',
      [attachmentIds.map((id) => PREFIX + id)],
    );
    return new Set(rows.map(({ url }) => url.slice(PREFIX.length)));
  }
}
