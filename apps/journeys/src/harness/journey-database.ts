import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database for one run of the product. */
export interface JourneyDatabase {
  url: string;
  drop(): Promise<void>;
}

/** On DATABASE_URL's server: a copy of TEMPLATE_DATABASE when that is set, else an empty one that the gateway migrates. */
export async function journeyDatabase(): Promise<JourneyDatabase> {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('Journeys need DATABASE_URL: npm test sets it, or give your own PostgreSQL.');
  const name = `yingda_journeys_${randomBytes(5).toString('hex')}`;
  await run(server, `create database "${name}" template "${process.env.TEMPLATE_DATABASE ?? 'template0'}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database if exists "${name}" with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
