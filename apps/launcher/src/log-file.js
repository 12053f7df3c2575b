// What programs print, kept in a file that cannot grow without end.
import { appendFileSync, renameSync, statSync } from 'node:fs';

const LARGEST = 10 * 1024 * 1024;
const TAIL = 16 * 1024;

/** Appends to a file (0600) with one older copy beside it; a full disk loses lines, never the program. */
export class LogFile {
  #size = 0;
  #tail = '';

  constructor(path) {
    this.path = path;
    this.#size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  write(text) {
    this.#tail = (this.#tail + text).slice(-TAIL);
    try {
      if (this.#size > LARGEST) {
        renameSync(this.path, `${this.path}.1`);
        this.#size = 0;
      }
      appendFileSync(this.path, text, { mode: 0o600 });
      this.#size += Buffer.byteLength(text);
    } catch {
      // A log that cannot be written must not end what it describes.
    }
  }

  /** The last 16 kB written since `forget`, also when the disk took none of it. */
  tail() {
    return this.#tail;
  }

  forget() {
    this.#tail = '';
  }
}
