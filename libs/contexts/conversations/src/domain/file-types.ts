import { LIMITS, Refusal } from '@yingda/contracts/names';

export type AttachmentKind = 'image' | 'file' | 'voice' | 'video';
type Family = 'image' | 'sound' | 'film' | 'pdf' | 'office' | 'archive' | 'text';

/** What may be stored: the type by content, what it counts as, and the endings such files have. */
const ALLOWED: Record<string, { family: Family; endings: string[] }> = {
  'image/jpeg': { family: 'image', endings: ['jpg', 'jpeg', 'jfif'] },
  'image/png': { family: 'image', endings: ['png', 'apng'] },
  'image/apng': { family: 'image', endings: [] },
  'image/gif': { family: 'image', endings: ['gif'] },
  'image/webp': { family: 'image', endings: ['webp'] },
  'image/avif': { family: 'image', endings: ['avif'] },
  'audio/mpeg': { family: 'sound', endings: ['mp3'] },
  'audio/ogg': { family: 'sound', endings: ['ogg', 'oga', 'opus'] },
  'audio/opus': { family: 'sound', endings: [] },
  'audio/wav': { family: 'sound', endings: ['wav'] },
  'audio/x-m4a': { family: 'sound', endings: ['m4a'] },
  'audio/mp4': { family: 'sound', endings: [] },
  'audio/aac': { family: 'sound', endings: ['aac'] },
  'audio/amr': { family: 'sound', endings: ['amr'] },
  'audio/webm': { family: 'sound', endings: [] },
  'video/mp4': { family: 'film', endings: ['mp4', 'm4v'] },
  'video/webm': { family: 'film', endings: ['webm'] },
  'video/quicktime': { family: 'film', endings: ['mov'] },
  'application/pdf': { family: 'pdf', endings: ['pdf'] },
  'application/zip': { family: 'archive', endings: ['zip'] },
  'application/x-rar-compressed': { family: 'archive', endings: ['rar'] },
  'application/x-7z-compressed': { family: 'archive', endings: ['7z'] },
  'application/x-cfb': { family: 'office', endings: ['doc', 'xls', 'ppt'] },
  'application/msword': { family: 'office', endings: [] },
  'application/vnd.ms-excel': { family: 'office', endings: [] },
  'application/vnd.ms-powerpoint': { family: 'office', endings: [] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    family: 'office',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    family: 'office',
    endings: ['xlsx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    family: 'office',
    endings: ['pptx'],
  },
  'text/plain': { family: 'text', endings: ['txt', 'log', 'md'] },
  'text/csv': { family: 'text', endings: ['csv'] },
  'text/markdown': { family: 'text', endings: [] },
  'application/json': { family: 'text', endings: ['json'] },
};
const byEnding = new Map(
  Object.values(ALLOWED).flatMap(({ family, endings }) => endings.map((ending) => [ending, family] as const)),
);
// Sound and film come in the same containers; old and new office files are containers of other kinds.
const AKIN: Record<Family, Family[]> = {
  image: ['image'],
  sound: ['sound', 'film'],
  film: ['sound', 'film'],
  pdf: ['pdf'],
  office: ['office', 'archive'],
  archive: ['archive', 'office'],
  text: ['text'],
};
// What browsers say when they do not know.
const UNSAID = new Set(['', 'application/octet-stream']);

/** What a file claims to be and what its bytes are (`null`: nothing known, `text/plain`: readable text). */
export interface FileClaim {
  name: string;
  declaredType: string;
  detectedType: string | null;
  bytes: number;
}

/** The kind and type a file is kept under; refuses what is not allowed, too large or not what it says it is. */
export function classify(file: FileClaim): { kind: AttachmentKind; contentType: string } {
  const declared = bare(file.declaredType);
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (file.bytes > LIMITS.fileBytes) throw tooLarge(LIMITS.fileBytes);
  if (ending !== '' && !byEnding.has(ending)) throw notAllowed();
  if (!UNSAID.has(declared) && !ALLOWED[declared]) throw notAllowed();
  const claims = [byEnding.get(ending), ALLOWED[declared]?.family].filter((one) => one !== undefined);
  const actual = file.detectedType === null ? undefined : ALLOWED[bare(file.detectedType)]?.family;
  if (actual === undefined) throw claims.length > 0 ? mismatch() : notAllowed();
  if (!claims.every((claim) => AKIN[claim].includes(actual))) throw mismatch();
  if (actual === 'text' && claims.length === 0) throw notAllowed();
  const kind = kindOf(actual, claims);
  if (kind === 'image' && file.bytes > LIMITS.imageBytes) throw tooLarge(LIMITS.imageBytes);
  return { kind, contentType: typeOf(file, { declared, ending, actual, kind }) };
}

/** The name as it is kept: no path, no control characters, at most 255 units. */
export function tidyName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  // eslint-disable-next-line no-control-regex -- control characters and direction marks are exactly what must go
  const tidy = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (tidy === '' || /^\.+$/.test(tidy)) return 'file';
  if (tidy.length <= 255) return tidy;
  const ending = /\.[^.]{1,10}$/.exec(tidy)?.[0] ?? '';
  return tidy.slice(0, 255 - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}

function kindOf(actual: Family, claims: Family[]): AttachmentKind {
  if (actual === 'image') return 'image';
  // A recorder writes sound into a film's container and says so in the type.
  if (actual === 'sound' || (actual === 'film' && claims.includes('sound'))) return 'voice';
  return actual === 'film' ? 'video' : 'file';
}

function typeOf(
  file: FileClaim,
  what: { declared: string; ending: string; actual: Family; kind: AttachmentKind },
): string {
  const detected = bare(file.detectedType!);
  if (what.kind === 'voice' && detected.startsWith('video/')) return detected.replace('video/', 'audio/');
  if (what.actual === 'text') return what.ending === 'csv' ? 'text/csv' : 'text/plain';
  // The container does not tell Word from Excel; the name does.
  if (what.actual !== 'image' && ALLOWED[what.declared]?.family === 'office') return what.declared;
  return detected;
}

const bare = (type: string) => type.split(';')[0]!.trim().toLowerCase();

function notAllowed(): Refusal {
  return new Refusal('file-type-not-allowed', 'Files of this type cannot be sent.');
}

export function mismatch(): Refusal {
  return new Refusal('file-type-mismatch', 'The content of the file is not what its name or type says.');
}

function tooLarge(limitBytes: number): Refusal {
  return new Refusal('file-too-large', `The file is larger than ${limitBytes / 1024 / 1024} MB.`, {
    limitBytes,
  });
}
