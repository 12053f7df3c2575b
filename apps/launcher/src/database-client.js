// Talking to PostgreSQL: asking whether it is there, its version, and making databases.

/** Runs one statement on its own connection and answers its rows. */
export async function query(url, sql) {
  // Imported late: node_modules may not exist yet when this file is loaded.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that breaks later would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    client.end().catch(() => {});
  }
}

/** Makes the database unless it exists. */
export async function ensureDatabase(url, name) {
  const rows = await query(url, `SELECT 1 FROM pg_database WHERE datname = '${name}'`);
  if (!rows.length) await query(url, `CREATE DATABASE "${name}"`);
}

const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02', '53300']);

/** Whether this error of a connection only means "still starting" (or "just stopping"). */
export function isNotYet(error) {
  return NOT_YET.has(error.code) || /terminated unexpectedly|timeout/i.test(error.message);
}
