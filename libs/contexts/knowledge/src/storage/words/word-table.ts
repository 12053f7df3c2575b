import type { Database } from '@yingda/platform';
import type { KeptWord } from '../../domain/words/listed-word';

const COLUMNS = `id, word, folded, language, kind, level, exceptions, team_ids as "teamIds", version`;

/** The unique index that refuses a word which is on the list in another writing. */
export const WORD_KEY = 'words_folded_key';

/** The list of words and the number that tells when it has changed. */
export class WordTable {
  constructor(private readonly database: Database) {}

  async version(): Promise<number> {
    const [row] = await this.database.query<{ version: number }>('select version from word_list');
    return row?.version ?? 0;
  }

  /** In the transaction of the change; also makes changes of the list wait for each other. */
  async moved(): Promise<number> {
    const [row] = await this.database.query<{ version: number }>(
      `insert into word_list (one, version) values (true, 1)
       on conflict (one) do update set version = word_list.version + 1 returning version`,
    );
    return row!.version;
  }

  /** By kind, then word. */
  all(): Promise<KeptWord[]> {
    return this.database.query<KeptWord>(`select ${COLUMNS} from words order by kind, folded, id`);
  }

  /** Those that were on the list before are left out of what is given back. */
  async add(words: readonly KeptWord[], at: Date): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `insert into words (id, word, folded, language, kind, level, exceptions, team_ids, version, created_at, updated_at)
       select id, word, folded, language, kind, level, exceptions, "teamIds", 1, $2, $2
       from jsonb_to_recordset($1::jsonb) as w (id uuid, word text, folded text, language text, kind text, level text,
         exceptions text[], "teamIds" uuid[])
       on conflict on constraint words_folded_key do nothing returning id`,
      [JSON.stringify(words), at],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Locks the row till the unit of work ends: edits of one word wait for each other. */
  async lock(id: string): Promise<KeptWord | null> {
    const rows = await this.database.query<KeptWord>(
      `select ${COLUMNS} from words where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async save(word: KeptWord, at: Date): Promise<void> {
    await this.database.query(
      `update words set word = $2, folded = $3, language = $4, kind = $5, level = $6, exceptions = $7, team_ids = $8,
         version = $9, updated_at = $10 where id = $1`,
      [
        ...[word.id, word.word, word.folded, word.language, word.kind, word.level],
        ...[word.exceptions, word.teamIds, word.version, at],
      ],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from words where id = $1', [id]);
  }
}
