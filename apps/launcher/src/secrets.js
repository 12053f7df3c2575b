// Secrets made once per installation and kept, for the owner's eyes only, in the data folder.
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.js';

/** Reads `{ secretKey, databasePassword, demoPassword }`, making them at the first start. */
export function keepSecrets(file) {
  if (existsSync(file)) return readSecrets(file);
  const secrets = {
    secretKey: randomBytes(32).toString('base64url'),
    databasePassword: randomBytes(24).toString('base64url'),
    demoPassword: randomBytes(9).toString('base64url'),
  };
  writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Replaces a file at once and readable to its owner alone; a link planted in its place is not followed. */
export function writePrivately(file, text) {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
}

function readSecrets(file) {
  const found = lstatSync(file);
  const uid = process.getuid?.();
  // The folder belongs to the database's account, so a file of that account here is not one of ours.
  if (!found.isFile() || (uid !== undefined && found.uid !== uid)) {
    throw new Failure(`${file} was not written by this account: put back the one that belongs to this data.`);
  }
  try {
    const secrets = JSON.parse(readFileSync(file, 'utf8'));
    if (secrets.secretKey && secrets.databasePassword && secrets.demoPassword) return secrets;
  } catch (error) {
    if (error.code) throw error;
  }
  throw new Failure(
    `${file} is damaged: put back a copy of it, without it the data beside it cannot be opened.`,
  );
}
