import type { INestApplicationContext } from '@nestjs/common';
import { CustomerReader, LeadReader, WorkLeads } from '@yingda/customers';
import { type LeadQuality } from '@yingda/contracts/names';
import { CLOCK, type Clock } from '@yingda/platform';
import { BegunConversationsView } from '../../views/begun-conversations';
import { people } from '../samples/people';
import { DEMO } from './shop';

const DAYS_MS = 2 * 86_400_000;

interface Sample {
  person: string;
  interest: string;
  product: string;
  quality: LeadQuality;
}

/** Whose conversations of the demo's first day show that they may buy. */
const LEADS: Sample[] = [
  { person: 'song', interest: '酒店采购，要报价单，本周定', product: '床品四件套', quality: 'hot' },
  {
    person: 'luo',
    interest: '给搬新家的朋友挑礼物，预算 300 左右',
    product: '恒温电热水壶',
    quality: 'warm',
  },
  { person: 'tang', interest: '等墨灰色补货，到了就买', product: '恒温电热水壶', quality: 'warm' },
];

/** Marks what was found in today's conversations; once, and nothing where they are gone. */
export async function fillLeads(app: INestApplicationContext): Promise<void> {
  const get = <T>(token: abstract new (...parts: never[]) => T): T =>
    app.get(token as never, { strict: false });
  if ((await get(LeadReader).page({ limit: 1 })).items.length > 0) return;
  const now = app.get<Clock>(CLOCK).now();
  const time = { from: new Date(now.getTime() - DAYS_MS), to: now };
  for (const { person, ...found } of LEADS) {
    const { id: customerId } = await get(CustomerReader).apiCustomer(people.get(person)!.sub);
    const [conversation] = await get(BegunConversationsView).begun(customerId, time);
    if (conversation)
      await get(WorkLeads).flag(DEMO, { ...found, conversationId: conversation.id, customerId });
  }
}
