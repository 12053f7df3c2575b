import type { INestApplicationContext } from '@nestjs/common';
import { EditBots } from '@yingda/automation';
import { AddInbox, InboxReader } from '@yingda/channels';
import { BOT_INBOX, BOT_PLAN } from '../samples/bots';
import { INBOX_KEY } from '../samples/inboxes';
import { DEMO } from './shop';

/** An entrance with a bot, of the team that answers the shop's main one. What people have edited since stays. */
export async function fillBots(app: INestApplicationContext): Promise<void> {
  const inboxes = app.get(InboxReader, { strict: false });
  const main = await inboxes.byKey(INBOX_KEY);
  if (!main) return;
  const { teamId } = main;
  const inbox =
    (await inboxes.byKey(BOT_INBOX.key)) ??
    (await app.get(AddInbox, { strict: false }).execute(DEMO, { ...BOT_INBOX, teamId }));
  const bots = app.get(EditBots, { strict: false });
  const { version } = await bots.of(DEMO, inbox.id);
  if (version === 0) await bots.edit(DEMO, inbox.id, { ...BOT_PLAN, version });
}
