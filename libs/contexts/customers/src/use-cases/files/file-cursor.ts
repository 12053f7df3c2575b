import { isUuid } from '@yingda/platform';

/** Where the next page begins: the value it is ordered by as PostgreSQL writes it, and the id. */
export interface FileStart {
  at: string;
  id: string;
}

const MOMENT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/;

export function fileCursor({ at, id }: FileStart): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** A cursor that is none begins at the beginning. */
export function fileStart(cursor: string | undefined, type: 'uuid' | 'timestamptz'): FileStart | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as unknown[];
    if (typeof at !== 'string' || typeof id !== 'string' || !isUuid(id)) return null;
    const fits = type === 'uuid' ? isUuid(at) : MOMENT.test(at) && !Number.isNaN(Date.parse(at));
    return fits ? { at, id } : null;
  } catch {
    return null;
  }
}
