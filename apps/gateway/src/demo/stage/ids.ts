import { createHash } from 'node:crypto';

/** An id made of a name, the same every time: a uuid of version 8, which is for whatever its maker wants. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`yingda demo ${name}`).digest('hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) % 4]!;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
