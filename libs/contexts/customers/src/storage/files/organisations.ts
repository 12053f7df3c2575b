import { newId, type Database } from '@yingda/platform';

export interface Organisation {
  id: string;
  name: string;
  place: string;
  version: number;
  updatedAt: Date;
  members: number;
}

// Who belongs to one is found by an index of the facts, so counting costs what there is.
const COLUMNS = `o.id, o.name, o.place, o.version, o.updated_at as "updatedAt",
  (select count(*)::int from customer_facts f where f.organisation_id = o.id) as members`;

/** Rows of `organisations`. */
export class Organisations {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Organisation | null> {
    return (
      (
        await this.database.query<Organisation>(`select ${COLUMNS} from organisations o where id = $1`, [id])
      )[0] ?? null
    );
  }

  /** By name; `q` is how a name begins. */
  async page(q: string, after: { name: string } | null, limit: number): Promise<Organisation[]> {
    const like = `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    return this.database.query<Organisation>(
      `select ${COLUMNS} from organisations o where lower(o.name) like $1 and ($2::text is null or lower(o.name) > $2)
       order by lower(o.name) limit $3`,
      [like, after?.name ?? null, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>('select count(*)::int as n from organisations');
    return row!.n;
  }

  async insert(organisation: Pick<Organisation, 'id' | 'name' | 'place'>, now: Date): Promise<void> {
    await this.database.query(
      'insert into organisations (id, name, place, version, created_at, updated_at) values ($1, $2, $3, 1, $4, $4)',
      [organisation.id, organisation.name, organisation.place, now],
    );
  }

  /** False when it was changed since that version. */
  async change(
    organisation: Pick<Organisation, 'id' | 'name' | 'place' | 'version'>,
    now: Date,
  ): Promise<boolean> {
    const { id, name, place, version } = organisation;
    const changed = await this.database.execute(
      `update organisations set name = $2, place = $3, version = version + 1, updated_at = $5
       where id = $1 and version = $4`,
      [id, name, place, version, now],
    );
    return changed > 0;
  }

  /** The ids of these names, made where there is none yet; by the name in lower case. */
  async ensure(names: string[], now: Date): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
    await this.database.query(
      `insert into organisations (id, name, place, version, created_at, updated_at)
       select r.id, r.name, '', 1, $2, $2 from jsonb_to_recordset($1::jsonb) as r(id uuid, name text)
       order by lower(r.name) on conflict do nothing`,
      [JSON.stringify([...wanted.values()].map((name) => ({ id: newId(), name }))), now],
    );
    const rows = await this.database.query<{ id: string; key: string }>(
      'select id, lower(name) as key from organisations where lower(name) = any($1::text[])',
      [[...wanted.keys()]],
    );
    return new Map(rows.map(({ id, key }) => [key, id]));
  }
}
