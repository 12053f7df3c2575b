import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the tests' server. */
export interface ScratchDatabase {
  name: string;
  url: string;
  drop(): Promise<void>;
}

/** Makes a database on DATABASE_URL's server: a copy of TEMPLATE_DATABASE when that is set, else an empty one. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const server = process.env.DATABASE_URL;
  if (!server)
    throw new Error('Database specs need DATABASE_URL: npm test sets it, or give your own PostgreSQL');
  const name = `yingda_test_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${randomBytes(4).toString('hex')}`;
  const template = process.env.TEMPLATE_DATABASE;
  await onServer(server, `create database "${name}" template "${template ?? 'template0'}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: () => onServer(server, `drop database if exists "${name}" with (force)`),
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: server });
    // `drop … with (force)` may end pooled connections to the dropped database while they say goodbye.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(statement);
      return;
    } catch (error) {
      // 55006: another worker is copying the template at this moment.
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
    } finally {
      await client.end();
    }
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
  }
}
