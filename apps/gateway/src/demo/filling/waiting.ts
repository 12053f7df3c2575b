import type { INestApplicationContext } from '@nestjs/common';
import { EditRules, RoutingReader } from '@yingda/routing';
import { DEMO, type Shop } from './shop';

/** After so long who waits may ask to be called back, besides leaving a message at any time. */
const CALL_AFTER_SECONDS = 120;

/** Teams whose rules nobody has set offer a call to who waits long. */
export async function fillWaiting(app: INestApplicationContext, { teams }: Shop): Promise<void> {
  const reader = app.get(RoutingReader, { strict: false });
  for (const teamId of Object.values(teams)) {
    const { rules, version } = await reader.rules(teamId);
    if (version > 0) continue;
    const call = { cause: 'wait', over: CALL_AFTER_SECONDS, target: 'callback', teamId: null } as const;
    const overflow = [...rules.overflow, call];
    await app
      .get(EditRules, { strict: false })
      .execute(DEMO, { teamId, version, rules: { ...rules, overflow } });
  }
}
