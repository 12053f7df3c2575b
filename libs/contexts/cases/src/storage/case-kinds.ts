import { type CaseKind, type CaseKindContent, type CaseWords, type CaseWordsRecord } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

interface Row {
  key: string;
  place: number;
  shipped: boolean;
  version: number;
  plan: CaseKindContent;
}

const COLUMNS = 'key, place, shipped, version, plan';

/** The shop's policy of cases: kinds and words. A few dozen rows. */
export class CaseKindsTable {
  constructor(private readonly database: Database) {}

  async all(): Promise<CaseKind[]> {
    return (await this.database.query<Row>(`select ${COLUMNS} from case_kinds order by place`)).map(kindOf);
  }

  async find(key: string): Promise<CaseKind | null> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from case_kinds where key = $1`, [key]);
    return row ? kindOf(row) : null;
  }

  /** Whoever orders, adds or edits does so alone. */
  async lockAll(): Promise<CaseKind[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from case_kinds order by key for no key update`,
    );
    return rows.map(kindOf).sort((a, b) => a.place - b.place);
  }

  /** False when the key is taken. */
  async add(key: string, plan: CaseKindContent): Promise<boolean> {
    const rows = await this.database.query(
      `insert into case_kinds (key, place, shipped, version, plan)
       select $1, coalesce(max(place), 0) + 1, false, 1, $2 from case_kinds on conflict (key) do nothing returning key`,
      [key, JSON.stringify(plan)],
    );
    return rows.length > 0;
  }

  /** False when somebody else has edited it since. */
  async edit(key: string, plan: CaseKindContent, version: number): Promise<boolean> {
    const rows = await this.database.query<{ key: string }>(
      `with changed as (update case_kinds set plan = $2, version = version + 1 where key = $1 and version = $3
         returning key) select key from changed`,
      [key, JSON.stringify(plan), version],
    );
    return rows.length > 0;
  }

  async order(keys: readonly string[]): Promise<void> {
    await this.database.query(
      `update case_kinds set place = given.place from unnest($1::text[]) with ordinality as given (key, place)
       where case_kinds.key = given.key`,
      [keys],
    );
  }

  async words(): Promise<CaseWordsRecord> {
    const [row] = await this.database.query<{ version: number; words: CaseWords }>(
      'select version, words from case_words',
    );
    return { ...row!.words, version: row!.version };
  }

  async editWords(words: CaseWords, version: number): Promise<boolean> {
    const rows = await this.database.query<{ version: number }>(
      `with changed as (update case_words set words = $1, version = version + 1 where version = $2
         returning version) select version from changed`,
      [JSON.stringify(words), version],
    );
    return rows.length > 0;
  }
}

function kindOf({ plan, ...row }: Row): CaseKind {
  return { ...plan, ...row };
}
