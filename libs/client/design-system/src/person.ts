const CJK = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** What an avatar without picture shows: the first character of a Chinese name, two initials of a Latin one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words
    .map((word) => [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)))
    .filter(Boolean) as string[];
  const first = letters[0];
  if (!first) return '?';
  if (CJK.test(first) || letters.length === 1) return first.toUpperCase();
  return (first + letters[letters.length - 1]).toUpperCase();
}

/** Avatar tone 1–6 (`--av-1` … `--av-6`), the same for an id on every screen and every day. FNV-1a. */
export function avatarTone(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // The low bits of FNV spread badly for similar ids; fold the high half in.
  return ((((hash ^ (hash >>> 15)) >>> 0) % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}
