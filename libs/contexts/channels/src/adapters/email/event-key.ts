import { createHash } from 'node:crypto';
import { endOfHeaders, MailHeaders, messageIdsIn } from './mail-headers';

const LONGEST_KEY = 200;

/**
 * What makes a mail the same mail in this mailbox, however often it is fetched: its Message-ID; without one, a digest of
 * From, Date, Subject and body. Reports of servers often come without an id and are told apart by the digest.
 */
export function eventKey(raw: Buffer): string {
  const headers = new MailHeaders(raw);
  const [id] = messageIdsIn(headers.first('message-id'));
  const bare = id ?? headers.first('message-id').trim();
  if (bare !== '' && bare.length <= LONGEST_KEY) return `id:${bare}`;
  if (bare !== '') return `id-sha256:${createHash('sha256').update(bare).digest('hex')}`;
  const digest = createHash('sha256');
  for (const name of ['from', 'date', 'subject']) digest.update(`${headers.first(name)}\0`);
  return `sha256:${digest.update(raw.subarray(endOfHeaders(raw))).digest('hex')}`;
}
