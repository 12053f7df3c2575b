import { Problem } from '../../api/problem';

/** A stream of bytes as a browser's answer gives it. */
export interface Incoming {
  body: ReadableStream<Uint8Array> | null;
  headers: { get(name: string): string | null };
}

/**
 * Reads a file that is streamed to the end. One that breaks off is no file: half a table looks like a whole one.
 * @throws Problem `unreachable` when the line broke
 */
export async function readFile(answer: Incoming, onBytes: (sum: number) => void): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let sum = 0;
  const reader = answer.body?.getReader();
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      parts.push(new Uint8Array(piece.value));
      sum += piece.value.length;
      onBytes(sum);
    }
  } catch (thrown) {
    if ((thrown as Error).name === 'AbortError') throw thrown;
    throw new Problem('unreachable', String(thrown));
  }
  return new Blob(parts, { type: answer.headers.get('content-type') ?? 'text/csv' });
}

/** The name the server gave the file. */
export function fileNameOf(answer: Incoming, otherwise: string): string {
  const header = answer.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? otherwise;
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
