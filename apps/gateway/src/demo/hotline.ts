import type { INestApplicationContext } from '@nestjs/common';
import { AddInbox, InboxReader } from '@yingda/channels';
import { DEMO } from './filling/shop';
import { INBOX_KEY } from './samples/inboxes';

const KEY = 'demo-hotline';

/** Where calls are written down: it has no provider, so nothing is to be connected. */
export async function addHotline(app: INestApplicationContext): Promise<void> {
  const reader = app.get(InboxReader, { strict: false });
  const shop = await reader.byKey(INBOX_KEY);
  if (!shop || (await reader.byKey(KEY))) return;
  const { teamId } = shop;
  const hotline = { key: KEY, channel: 'phone' as const, name: '客服热线', teamId };
  await app.get(AddInbox, { strict: false }).execute(DEMO, hotline);
}
