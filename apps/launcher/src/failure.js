// What a person reads when something cannot go on: one sentence that says what to do.
import { dirname } from 'node:path';

/** A failure told in one sentence; `exitCode` 78 means "a setting is wrong", as everywhere on Unix. */
export class Failure extends Error {
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

const DISK_FULL = /no space left on device|ENOSPC|EDQUOT|disk quota exceeded|could not extend file/i;

/** Whether a program's output or an error's text says that the disk is full. */
export function saysDiskFull(text) {
  return DISK_FULL.test(text);
}

/** The failure for a full disk that holds `folder`. */
export function diskFull(folder) {
  return new Failure(`The disk that holds ${folder} is full: free some space there, then start again.`);
}

/** Turns any error into a Failure; what nobody foresaw names the log, in the data folder, that holds the details. */
export function explain(error, log) {
  if (error instanceof Failure) return error;
  // A copy fails with the file it reads and the one it writes; the second is the one without a place.
  const where = error.dest ?? error.path ?? dirname(log);
  if (saysDiskFull(`${error.code} ${error.message}`)) return diskFull(where);
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new Failure(
      `${where} may not be read or written by this account: start as the account that owns it, or change its owner.`,
    );
  }
  if (error.code === 'EROFS') {
    return new Failure(`${where} is on a read-only disk: move the project to one that can be written.`);
  }
  if (error.code === 'EMFILE' || error.code === 'ENFILE') {
    return new Failure(
      'Too many files are open on this machine: raise the limit (ulimit -n 4096) and start again.',
    );
  }
  const reason = String(error.message).split('\n')[0].replace(/\.$/, '');
  return new Failure(`Something unforeseen happened (${reason}); the details are in ${log}.`);
}
