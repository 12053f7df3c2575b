import { newId, type Database } from '@yingda/platform';
import type { Receiver } from '../domain/assignment';
import type { ImportedLine } from '../domain/import-line';
import type { ImportNames } from '../ports';

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/** People whom imported conversations name: accounts here where there is one, else names without an account. */
export class ImportedAgents {
  constructor(private readonly database: Database) {}

  /** Finds everybody the lines name, and gives how to ask for one of them. */
  async known(
    source: string,
    lines: ImportedLine[],
    accounts: ImportNames['agents'],
  ): Promise<(name: string, line: ImportedLine) => Receiver> {
    const byEmail = new Map(accounts.map((one) => [plain(one.email), one]));
    const byName = new Map(accounts.map((one) => [plain(one.name), one]));
    const found = new Map<string, Receiver>();
    const missing = new Map<string, string>();
    for (const line of lines)
      for (const name of namesIn(line)) {
        const { email, shown, told } = meant(name, line);
        const account =
          (email && byEmail.get(plain(email))) || (email ? undefined : byName.get(plain(shown)));
        const key = plain(email ?? shown);
        if (account) found.set(key, account);
        // A name that a line tells is better than the beginning of an address.
        else if (told || !missing.has(key)) missing.set(key, shown);
      }
    for (const [key, one] of await this.ensure(source, missing)) found.set(key, one);
    return (name, line) => {
      const { email, shown } = meant(name, line);
      return found.get(plain(email ?? shown))!;
    };
  }

  private async ensure(source: string, missing: Map<string, string>): Promise<Map<string, Receiver>> {
    if (missing.size === 0) return new Map();
    // In one order, so that two imports never wait for each other.
    const wanted = [...missing].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.database.query(
      `insert into imported_agents (id, source, key, name)
       select r.id, $1, r.key, r.name from jsonb_to_recordset($2::jsonb) as r(id uuid, key text, name text)
       on conflict on constraint imported_agents_source_key_key do nothing`,
      [source, JSON.stringify(wanted.map(([key, name]) => ({ id: newId(), key, name })))],
    );
    const rows = await this.database.query<{ id: string; key: string; name: string }>(
      'select id, key, name from imported_agents where source = $1 and key = any($2::text[])',
      [source, wanted.map(([key]) => key)],
    );
    return new Map(rows.map(({ id, key, name }) => [key, { id, name, publicName: name }]));
  }
}

function namesIn(line: ImportedLine): Set<string> {
  const named = line.entries.flatMap((entry) => [entry.agent, 'toAgent' in entry ? entry.toAgent : null]);
  return new Set(named.filter((name) => name !== null));
}

/** An agent is named by e-mail or by name; the line may say what belongs together. */
function meant(
  name: string,
  { agents }: ImportedLine,
): { email: string | null; shown: string; told: boolean } {
  const said = agents.find((one) =>
    [one.email, one.name].some((word) => word !== null && plain(word) === plain(name)),
  );
  const email = said?.email ?? (name.includes('@') ? name : null);
  const shown = said?.name ?? (name.includes('@') ? name.slice(0, name.indexOf('@')) || name : name);
  return { email, shown: [...shown].slice(0, 80).join(''), told: said?.name != null };
}
