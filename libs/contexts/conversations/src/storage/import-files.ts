import type { FileStorage } from '@yingda/platform';
import type { Readable } from 'node:stream';

/** Bytes of each part but the last. Parts are what is held in memory of a file of any size. */
export const IMPORT_PART_BYTES = 8 * 1024 * 1024;

/** A stored upload. */
export interface StoredUpload {
  id: string;
  parts: number;
  partBytes: number;
}

/** Uploaded files of imports, in parts: storages take a file as a whole, and these are larger than memory. */
export class ImportFiles {
  constructor(private readonly files: FileStorage) {}

  /**
   * Stores what comes. `most`: bytes after which it is refused; `grown` is told of each part before it is written.
   * @throws RangeError when it is larger
   */
  async store(
    id: string,
    pieces: AsyncIterable<Buffer>,
    { most, grown }: { most: number; grown: (parts: number) => Promise<void> },
  ): Promise<{ parts: number; bytes: number }> {
    let held: Buffer[] = [];
    let inHand = 0;
    let bytes = 0;
    let parts = 0;
    const put = async (body: Buffer) => {
      parts += 1;
      await grown(parts);
      await this.files.put(keyOf(id, parts - 1), body, 'application/x-ndjson');
    };
    try {
      for await (const piece of pieces) {
        bytes += piece.length;
        if (bytes > most) throw new RangeError(`The file is larger than ${most} bytes.`);
        held.push(piece);
        inHand += piece.length;
        while (inHand >= IMPORT_PART_BYTES) {
          const whole = Buffer.concat(held);
          await put(whole.subarray(0, IMPORT_PART_BYTES));
          held = [whole.subarray(IMPORT_PART_BYTES)];
          inHand -= IMPORT_PART_BYTES;
        }
      }
      if (inHand > 0) await put(Buffer.concat(held));
    } catch (error) {
      await this.remove({ id, parts });
      throw error;
    }
    return { parts, bytes };
  }

  /** The file from a byte on, to its end or for so many bytes. */
  async *read(
    { id, parts, partBytes }: StoredUpload,
    from: number,
    length = Infinity,
  ): AsyncGenerator<Buffer> {
    let left = length;
    let start = from % partBytes;
    for (let part = Math.floor(from / partBytes); part < parts && left > 0; part++) {
      const { stream } = await this.files.read(keyOf(id, part), { start });
      start = 0;
      for await (const piece of stream as Readable & AsyncIterable<Buffer>) {
        yield piece.length <= left ? piece : piece.subarray(0, left);
        left -= piece.length;
        if (left <= 0) break;
      }
    }
  }

  async remove({ id, parts }: { id: string; parts: number }): Promise<void> {
    for (let part = 0; part < parts; part++) await this.files.remove(keyOf(id, part));
  }
}

function keyOf(id: string, part: number): string {
  return `imports/${id}-${part}`;
}
