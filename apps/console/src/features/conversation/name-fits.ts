import type { Reading } from './canned-search';

/** Whether what was typed means this name of a colleague or a team: by letters, pinyin or initials. */
export function nameFits(name: string, typed: string, read: Reading | null): boolean {
  const wanted = typed.trim().toLowerCase();
  if (!wanted || name.toLowerCase().includes(wanted)) return true;
  const sound = read?.(name);
  return Boolean(sound && (sound.initials.startsWith(wanted) || sound.full.startsWith(wanted)));
}
