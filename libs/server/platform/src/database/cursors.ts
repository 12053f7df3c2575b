import { Refusal } from '@yingda/contracts/names';
import { isUuid } from '../ids/ids';

/** Where a page in order of time ends: the moment and the id of what stands there. */
export function cursorOf(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** What `cursorOf` made. @throws Refusal invalid-payload for anything else */
export function cursorIn(cursor: string): [at: string, id: string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw new Refusal('invalid-payload', 'This page is none of ours; begin at the first.', {
      field: 'cursor',
    });
  return [at, id];
}
