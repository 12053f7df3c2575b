import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Reply } from '../provider';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const POLICY =
  "default-src 'self'; img-src 'self' data: blob: https: http:; media-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** The page's built files; `path` is what follows `/simulator`. */
export async function pageFile(folder: string, path: string): Promise<Reply> {
  const name = path === '' || path === '/' ? 'index.html' : normalize(path).replace(/^[/\\]+/, '');
  const type = TYPES[extname(name)];
  const bytes = type && !name.startsWith('..') ? await readIfThere(join(folder, name)) : null;
  if (!bytes || !type)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'There is no such page.' };
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
    },
    body: bytes,
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  return readFile(file).catch(() => null);
}
