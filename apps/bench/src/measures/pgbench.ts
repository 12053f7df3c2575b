import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pair } from '../load/seed';
import { hangUp, productTalks } from '../load/talks';
import type { Measured } from './measured';
import { CONVERSATIONS, loadOf, tellRun, timesOf } from './relay-ratio';
import type { Stage } from './stage';

const CLIENTS = 20;

/**
 * The durable path, sockets and all, by what pgbench reaches with nothing but the product's own statement for one
 * message, from twenty connections, on the same server.
 */
export async function pgbench(stage: Stage): Promise<Measured> {
  const program = findPgbench();
  // The statement is read from the server itself, which keeps only so much of it unless told otherwise.
  const server = await stage.keeper.start({
    kind: 'postgres',
    name: 'pgbench-server',
    args: ['track_activity_query_size=65536'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'yingda-pgbench-'));
  try {
    const gateway = await stage.gateway({ databaseUrl: server.url });
    const pairs = await stage.seed(server.url, { conversations: CONVERSATIONS });
    const talks = await productTalks(pairs, { customers: gateway.url, tokens: stage.tokens });
    const script = join(folder, 'one-message.sql');
    const statement = await statementOf(stage, server.url, async () => {
      const [talk] = talks;
      await talk!.sender.ask('message.send', talk!.payload(crypto.randomUUID()));
    });
    await numberPairs(stage, server.url, pairs);
    writeFileSync(script, scriptOf(statement));
    const ratios: number[] = [];
    for (let round = 0; round < stage.rounds; round++) {
      await stage.quiet();
      const seconds = Math.ceil(timesOf(stage).ms / 1_000);
      const single = transactionsPerSecond(program, { url: server.url, script, seconds });
      const ours = await loadOf(stage, talks, { server: [gateway.pid], database: server.pid! });
      stage.say(`  pgbench      ${Math.round(single).toLocaleString('en')} messages/s`);
      tellRun(stage, 'product', ours);
      ratios.push(ours.perSecond / single);
    }
    hangUp(talks);
    await gateway.stop();
    return { pgbench: ratios };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await stage.keeper.stop('pgbench-server');
  }
}

/** In the path, or where Debian puts it. */
function findPgbench(): string {
  const found = spawnSync('sh', ['-c', 'command -v pgbench'], { encoding: 'utf8' }).stdout.trim();
  if (found) return found;
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort().reverse() : [];
  const file = versions.map((version) => join(root, version, 'bin', 'pgbench')).find(existsSync);
  if (!file)
    throw new Error(
      'pgbench is not on this machine; get it with: apt-get install --no-install-recommends postgresql',
    );
  return file;
}

/** The statement with which one message is stored, as the server has last heard it from the gateway. */
async function statementOf(stage: Stage, url: string, send: () => Promise<void>): Promise<string> {
  await send();
  await sleep(300);
  return stage.connected(url, async (client) => {
    const { rows } = await client.query<{ query: string }>(
      `select query from pg_stat_activity where query like '%insert into messages%' and pid <> pg_backend_pid()`,
    );
    if (rows.length !== 1)
      throw new Error(`${rows.length} connections have stored a message; one was expected.`);
    return rows[0]!.query;
  });
}

/** So that a script can name a conversation and its customer by a number. */
async function numberPairs(stage: Stage, url: string, pairs: Pair[]): Promise<void> {
  await stage.connected(url, async (client) => {
    await client.query(
      'create table bench_pairs (n integer primary key, conversation uuid, customer uuid, identity uuid)',
    );
    await client.query(
      `insert into bench_pairs select n, c, p, i from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as t(c, p, i, n)`,
      [
        pairs.map((pair) => pair.conversationId),
        pairs.map((pair) => pair.customerId),
        pairs.map((pair) => pair.identityId),
      ],
    );
    await client.query('analyze bench_pairs');
  });
}

const AUTHOR = `'{"kind": "customer", "name": "Customer"}'`;
const CONTENT = `'{"kind": "text", "text": "Hello, my order 48213 has not arrived yet, could you please check where the parcel is? Thank you very much in advance!"}'`;

/** What is put for the parameters, by the name the statement gives them. */
const VALUES: Record<string, string> = {
  conversation_id: '(select conversation from bench_pairs where n = :n)',
  id: 'gen_random_uuid()',
  client_message_id: 'gen_random_uuid()',
  author_kind: `'customer'`,
  author_id: '(select customer from bench_pairs where n = :n)',
  identity_id: '(select identity from bench_pairs where n = :n)',
  excerpt: `'Hello, my order 48213 has not arrived yet'`,
  created_at: 'clock_timestamp()',
  author: AUTHOR,
  content: CONTENT,
  reply_to: 'null',
  entry: `'{"entry": "message", "author": {"kind": "customer", "name": "Customer"}, "content": ' || ${CONTENT}`,
  actor: `'{"kind": "customer", "name": "Customer"}'`,
  event_id: 'gen_random_uuid()',
  lane: '3',
  request_id: 'null',
};

/** The product's statement with values for its parameters. @throws Error when it has others than are known here */
export function scriptOf(statement: string): string {
  const named = statement.replace(/\$\d+::(\w+) as (\w+)/g, (_, type: string, name: string) => {
    const value = VALUES[name];
    if (value === undefined)
      throw new Error(`The statement for one message has a parameter "${name}", unknown here.`);
    return `(${value})::${type} as ${name}`;
  });
  // What remains is what was fanned out before: nothing, as pgbench fans nothing out.
  const filled = named.replace(/any\(\$\d+::uuid\[\]\)/g, `any('{}'::uuid[])`).replace(/= \$\d+/g, '= null');
  const left = /\$\d+/.exec(filled);
  if (left) throw new Error(`The statement for one message has a parameter ${left[0]}, unknown here.`);
  const line = filled.replace(/--.*$/gm, '').replace(/\s*\n\s*/g, ' ');
  // pgbench takes a colon before a name for a variable of its own, in patterns of times, too.
  return `\\set n random(1, ${CONVERSATIONS})\n${line.replace(/:(MI|SS)\b/g, '":"$1')};\n`;
}

function transactionsPerSecond(
  program: string,
  { url, script, seconds }: { url: string; script: string; seconds: number },
): number {
  const { hostname, port, username, password, pathname } = new URL(url);
  const run = spawnSync(
    program,
    [
      ...['-h', hostname, '-p', port, '-U', decodeURIComponent(username)],
      ...['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '1', '-T', String(seconds), '-f', script],
      pathname.slice(1),
    ],
    { encoding: 'utf8', env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } },
  );
  const found = /^tps = ([\d.]+)/m.exec(run.stdout);
  if (!found || /number of failed transactions: [1-9]/.test(run.stdout))
    throw new Error(run.stderr.split('\n').find((line) => line.includes('ERROR')) ?? run.stderr.trim());
  return Number(found[1]);
}
