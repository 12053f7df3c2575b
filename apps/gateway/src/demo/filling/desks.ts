import { AgentReader, SavedViews } from '@yingda/agents';
import { Refusal } from '@yingda/contracts/names';
import { SaveDraft } from '@yingda/conversations';
import type { INestApplicationContext } from '@nestjs/common';
import { idOf } from '../stage/ids';
import { shopDayOf } from './shop-time';
import type { Shop } from './shop';

/** What lies on the agents' desks beside conversations: a draft, filters they have kept. */
export async function fillDesks(app: INestApplicationContext, shop: Shop, now: Date): Promise<void> {
  const agents = app.get(AgentReader, { strict: false });
  const agent1 = await agents.actor(shop.staff.agent1);
  const supervisor = await agents.actor(shop.staff.supervisor);
  if (!agent1 || !supervisor) return;
  const conversationId = idOf(`today ${shopDayOf(now)} open-lunch-box`);
  const text = '洗碗机也可以的，木盖单独手洗就好。米白色还有货，两个我帮您';
  await app.get(SaveDraft, { strict: false }).execute(agent1, { conversationId, text });
  const views = app.get(SavedViews, { strict: false });
  const named = [
    [agent1, { name: 'VIP 客户', query: 'view=all&tier=vip' }],
    [agent1, { name: '待补结论', query: 'view=mine&wrapUpDue=true' }],
    [supervisor, { name: '售后等我们', query: `view=all&teamId=${shop.teams['after-sale']}&waitingFor=us` }],
  ] as const;
  for (const [actor, view] of named) await views.add(actor, view).catch(unlessThere);
}

function unlessThere(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'already-exists')) throw error;
}
