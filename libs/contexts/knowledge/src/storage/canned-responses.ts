import { type CannedText } from '@yingda/contracts';
import type { Database } from '@yingda/platform';
import type { CannedResponse } from '../domain/canned-response';
import type { Ownership, Sight } from '../domain/rights';

// One statement for the row and its texts: json keeps them together, languages in a fixed order (zh-CN first).
const SELECT = `select one.id, one.scope, one.owner_agent_id as "ownerAgentId", one.team_id as "teamId", one.shortcut,
  one.category, one.stage, one.parts, one.key, one.version,
  coalesce((select json_agg(json_build_object('language', text.language, 'title', text.title, 'body', text.body)
      order by text.language desc)
    from canned_texts text where text.canned_response_id = one.id), '[]') as texts
  from canned_responses one`;

/** Unique indexes that refuse a shortcut which the same owner has already. */
export const SHORTCUT_KEYS = [
  'canned_responses_personal_shortcut_key',
  'canned_responses_team_shortcut_key',
  'canned_responses_shop_shortcut_key',
] as const;

/** The tables of canned responses and their texts. */
export class CannedResponseTable {
  constructor(private readonly database: Database) {}

  async add(response: CannedResponse, at: Date): Promise<void> {
    await this.database.query(
      `insert into canned_responses (id, scope, owner_agent_id, team_id, shortcut, category, stage, parts, key,
         version, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $11)`,
      [...columns(response), at],
    );
    await this.addTexts(response.id, response.texts);
  }

  /** Over the row that the caller has locked. */
  async save(response: CannedResponse, at: Date): Promise<void> {
    await this.database.query(
      `update canned_responses set scope = $2, owner_agent_id = $3, team_id = $4, shortcut = $5, category = $6,
         stage = $7, parts = $8::jsonb, key = $9, version = $10, updated_at = $11 where id = $1`,
      [...columns(response), at],
    );
    await this.database.query('delete from canned_texts where canned_response_id = $1', [response.id]);
    await this.addTexts(response.id, response.texts);
  }

  /** Texts already sent are copies, so nothing is lost with it. */
  async remove(id: string): Promise<void> {
    await this.database.query('delete from canned_responses where id = $1', [id]);
  }

  /** Locks the row until the unit of work ends: edits of one canned response wait for each other. */
  async lock(id: string): Promise<CannedResponse | null> {
    const rows = await this.database.query<CannedResponse>(
      `${SELECT} where one.id = $1 for no key update of one`,
      [id],
    );
    return rows[0] ?? null;
  }

  async byId(id: string): Promise<CannedResponse | null> {
    const rows = await this.database.query<CannedResponse>(`${SELECT} where one.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Of shipped content. */
  async byKey(key: string): Promise<CannedResponse | null> {
    const rows = await this.database.query<CannedResponse>(`${SELECT} where one.key = $1`, [key]);
    return rows[0] ?? null;
  }

  /** What an older version shipped without a key and a stage gets them, whatever was edited since. */
  async mark(id: string, { key, stage }: { key: string; stage: string | null }): Promise<void> {
    await this.database.query(
      'update canned_responses set key = $2, stage = coalesce(stage, $3) where id = $1 and key is null',
      [id, key, stage],
    );
  }

  async byShortcut(
    { scope, ownerAgentId, teamId }: Ownership,
    shortcut: string,
  ): Promise<CannedResponse | null> {
    const rows = await this.database.query<CannedResponse>(
      `${SELECT} where one.scope = $1 and one.owner_agent_id is not distinct from $2
         and one.team_id is not distinct from $3 and lower(one.shortcut) = lower($4)`,
      [scope, ownerAgentId, teamId, shortcut],
    );
    return rows[0] ?? null;
  }

  /** By category, then shortcut. */
  async visible(sight: Sight): Promise<CannedResponse[]> {
    return this.database.query<CannedResponse>(
      `${SELECT} where (one.scope = 'shop' and $1) or (one.scope = 'personal' and one.owner_agent_id = $2)
         or (one.scope = 'team' and ($3 or one.team_id = any($4::uuid[])))
       order by one.category nulls last, lower(one.shortcut), one.id`,
      [sight.shop, sight.ownerAgentId, sight.teamIds === 'all', sight.teamIds === 'all' ? [] : sight.teamIds],
    );
  }

  private async addTexts(id: string, texts: CannedText[]): Promise<void> {
    await this.database.query(
      `insert into canned_texts (canned_response_id, language, title, body)
       select $1, language, title, body
       from unnest($2::text[], $3::text[], $4::text[]) as t(language, title, body)`,
      [
        id,
        texts.map((text) => text.language),
        texts.map((text) => text.title),
        texts.map((text) => text.body),
      ],
    );
  }
}

function columns(response: CannedResponse): unknown[] {
  const { id, scope, ownerAgentId, teamId, shortcut, category, stage, parts, key, version } = response;
  return [id, scope, ownerAgentId, teamId, shortcut, category, stage, JSON.stringify(parts), key, version];
}
