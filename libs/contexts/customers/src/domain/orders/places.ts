/** Where a page of something ordered by time and id begins. */
export interface Place {
  at: string;
  id: string;
}

export function placeAfter(at: Date | string, id: string): string {
  return Buffer.from(JSON.stringify([new Date(at).toISOString(), id])).toString('base64url');
}

/** A cursor that is none begins at the beginning. */
export function placeOf(cursor: string | undefined): Place | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as unknown[];
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
    return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : null;
  } catch {
    return null;
  }
}
