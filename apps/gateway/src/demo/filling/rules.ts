import type { INestApplicationContext } from '@nestjs/common';
import { EditRules, RuleReader } from '@yingda/automation';
import { InboxReader } from '@yingda/channels';
import { isDeepStrictEqual } from 'node:util';
import { v5 as uuidV5 } from 'uuid';
import { INBOX_KEY, INBOX_KEY_WITH_HOURS } from '../samples/inboxes';
import { shippedRules } from '../samples/rules';
import { ENTRANCES } from '../simulated-entrances';
import { DEMO } from './shop';

/**
 * Rules of the demo shop, for its own inboxes only. Each once, also when people remove it; as long as nobody has touched
 * one, it comes to hold for entrances that were connected since.
 */
export async function fillRules(app: INestApplicationContext): Promise<void> {
  const keys: readonly string[] = [INBOX_KEY, INBOX_KEY_WITH_HOURS, ...ENTRANCES.map(({ key }) => key)];
  const inboxes = await app.get(InboxReader, { strict: false }).all();
  const inboxIds = inboxes.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  if (inboxIds.length === 0) return;
  const [edit, reader] = [app.get(EditRules, { strict: false }), app.get(RuleReader, { strict: false })];
  const known = await reader.list(DEMO);
  for (const rule of shippedRules(inboxIds.sort())) {
    const id = uuidV5(rule.key, uuidV5.URL);
    const versions = await reader.versions(DEMO, id);
    const now = known.find((one) => one.id === id);
    if (versions.length === 0) await edit.add(DEMO, { ...rule, id });
    else if (now && versions.every(({ byName }) => byName === DEMO.name)) {
      if (!isDeepStrictEqual(now.conditions, rule.conditions))
        await edit.edit(DEMO, { ...now, conditions: rule.conditions });
    }
  }
}
