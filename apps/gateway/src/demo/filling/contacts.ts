import type { INestApplicationContext } from '@nestjs/common';
import { AgentReader, permissionsOf } from '@yingda/agents';
import type { AgentActor } from '@yingda/events';
import { CLOCK, type Clock, Database, UnitOfWork } from '@yingda/platform';
import { EditContactPolicy, PlanContacts, WriteDownContact } from '@yingda/promises';
import { plannedContacts, type SampleContact, writtenContacts } from '../samples/contacts';
import type { Shop } from './shop';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DEMO_CONTACTS = { kind: 'system', name: 'demo' } as const;

/** Plans, callbacks to do and a log of the demo, with two duplicates and five incomplete ones; once, all of it or nothing. */
export async function fillContacts(app: INestApplicationContext, shop: Shop): Promise<void> {
  const database = app.get(Database);
  const [there] = await database.query('select 1 from contact_plans limit 1');
  const customers = await database.query<{ id: string }>(
    `select id from customers where joined_into is null and not is_visitor order by created_at, id limit 13`,
  );
  if (there || customers.length < 13) return;
  const now = app.get<Clock>(CLOCK).now();
  const staff = await actorsOf(app);
  const whom = (at: number) => customers[at]!.id;
  await app.get(UnitOfWork).run(async () => {
    await addPlans(app, staff(shop.staff.manager));
    for (const { whom: at, owner, purpose, dueHours, why } of plannedContacts)
      await app.get(PlanContacts, { strict: false }).execute(DEMO_CONTACTS, {
        ...{
          customerId: whom(at),
          source: 'manual',
          purpose,
          method: purpose === 'visit' ? 'visit' : 'phone',
          why,
        },
        ...{ dueAt: new Date(now.getTime() + dueHours * HOUR), ownerId: shop.staff[owner] },
        onceKey: `demo contact ${at} ${purpose}`,
      });
    for (const one of writtenContacts)
      await written(app, { ...one, customerId: whom(one.whom), now }, staff(shop.staff[one.by]));
    const month = new Date(now.getTime() + 8 * HOUR).toISOString().slice(0, 7);
    const serving = [1, 2, 3, 4, 5, 6].map((at) => shop.staff[`agent${at as 1}`]);
    const items = serving.map((agentId) => ({ agentId, target: 12 }));
    await app
      .get(EditContactPolicy, { strict: false })
      .setTargets(staff(shop.staff.manager), { month, items });
  });
}

async function addPlans(app: INestApplicationContext, manager: AgentActor): Promise<void> {
  const policy = app.get(EditContactPolicy, { strict: false });
  const rest = { ownerId: null, teamId: null, surveyKey: null, method: 'phone' as const };
  await policy.addPlan(manager, {
    ...{
      ...rest,
      name: 'VIP 季度关怀',
      active: true,
      trigger: 'interval',
      purpose: 'care',
      tiers: ['vip'],
      days: 90,
    },
    ...{ owner: 'owner-agent', guidance: '问使用情况、近期需求，介绍新品' },
  });
  await policy.addPlan(manager, {
    ...{
      ...rest,
      name: '低分当天回访',
      active: true,
      trigger: 'low-score',
      purpose: 'low-score',
      tiers: [],
      days: 1,
    },
    ...{ owner: 'lead', guidance: '致歉，问清原因，答应改进的事写下来' },
  });
  await policy.addPlan(manager, {
    ...{
      ...rest,
      name: '金卡会话后三天回访',
      active: false,
      trigger: 'after-close',
      purpose: 'after-service',
    },
    ...{ tiers: ['gold'], days: 3, owner: 'who-served', guidance: '问题是否真正解决' },
  });
}

async function written(
  app: INestApplicationContext,
  one: SampleContact & { customerId: string; now: Date },
  by: AgentActor,
): Promise<void> {
  const { customerId, purpose, method, person, facts, solved, score, points, because, now, daysAgo } = one;
  await app.get(WriteDownContact, { strict: false }).execute(by, {
    ...{ customerId, purpose, method, at: new Date(now.getTime() - daysAgo * DAY), points: points ?? [] },
    form: {
      ...{ person: person || null, facts: facts || null, solved: solved ?? null, score: score ?? null },
      none: because ? [] : ['opinions', 'needs', 'promised'],
    },
    ...(because ? { incompleteBecause: because } : {}),
  });
}

async function actorsOf(app: INestApplicationContext): Promise<(id: string) => AgentActor> {
  const all = await app.get(AgentReader, { strict: false }).briefs();
  return (id) => {
    const { name, role, teamIds } = all.find((one) => one.id === id)!;
    const permissions = permissionsOf(role);
    return { kind: 'agent', agentId: id, name, publicName: name, role, teamIds, permissions };
  };
}
