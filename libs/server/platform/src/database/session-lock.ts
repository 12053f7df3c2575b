import pg from 'pg';

/**
 * Runs `work` while holding an advisory lock of a session of its own: processes that start together wait for the first
 * one and then find nothing left to do. `url` must go around a transaction pooler. Any number will do as the key, as
 * long as all processes use the same one.
 */
export async function withSessionLock<T>(
  target: { url: string; key: number; applicationName: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: target.url,
    application_name: target.applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks fails the statement in hand; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [target.key]);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
