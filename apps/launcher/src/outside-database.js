// A PostgreSQL that somebody else runs: reached, and new enough.
import { query } from './database-client.js';
import { Failure } from './failure.js';

const OLDEST = 15;

/** Fails in a sentence unless `url` leads to a PostgreSQL that the product can use. */
export async function requireOutsideDatabase(url) {
  let rows;
  try {
    rows = await query(url, 'SHOW server_version');
  } catch (error) {
    throw explainRefusal(error, url);
  }
  requireVersion(rows[0].server_version, url);
}

/** Fails unless this version of PostgreSQL will do. */
export function requireVersion(version, url) {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new Failure(
    `The database at ${placeOf(url)} is PostgreSQL ${version}: use PostgreSQL ${OLDEST} or newer, or leave DATABASE_URL away to use the one that comes with Yingda.`,
    78,
  );
}

/** The sentence for an error of the first connection; never holds the password. */
export function explainRefusal(error, url) {
  const place = placeOf(url);
  if (error.code === '28P01' || error.code === '28000') {
    return new Failure(`The database at ${place} refuses this user or password: correct DATABASE_URL.`, 78);
  }
  if (error.code === '3D000') {
    return new Failure(
      `There is no such database at ${place}: create it (createdb) or correct DATABASE_URL.`,
      78,
    );
  }
  const reason = error.code ?? String(error.message).split('\n')[0];
  return new Failure(
    `The database at ${place} cannot be reached (${reason}): start it, or correct DATABASE_URL, or leave it away to use the one that comes with Yingda.`,
  );
}

function placeOf(url) {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
