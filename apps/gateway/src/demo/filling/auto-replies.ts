import type { INestApplicationContext } from '@nestjs/common';
import { EnsureAutoReplies } from '@yingda/automation';
import { InboxReader } from '@yingda/channels';
import { INBOX_KEY, INBOX_KEY_WITH_HOURS } from '../samples/inboxes';
import { OCCASIONS, SHIPPED } from '../samples/auto-replies/replies';
import { SYNONYMS, VARIABLES } from '../samples/auto-replies/shop-words';
import { ENTRANCES } from '../simulated-entrances';
import { DEMO } from './shop';

/**
 * What the demo shop says by itself, in its own inboxes only: whoever opens another decides what is said there. Once;
 * later only for entrances that have been connected since.
 */
export async function fillAutoReplies(app: INestApplicationContext): Promise<void> {
  const keys: readonly string[] = [INBOX_KEY, INBOX_KEY_WITH_HOURS, ...ENTRANCES.map(({ key }) => key)];
  const inboxes = await app.get(InboxReader, { strict: false }).all();
  const inboxIds = inboxes.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  await app.get(EnsureAutoReplies, { strict: false }).execute(DEMO, {
    replies: [...SHIPPED, ...OCCASIONS],
    inboxIds,
    synonyms: SYNONYMS,
    variables: VARIABLES,
  });
}
