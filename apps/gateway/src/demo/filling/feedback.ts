import type { INestApplicationContext } from '@nestjs/common';
import { AgentReader, permissionsOf } from '@yingda/agents';
import { createFeedback } from '@yingda/cases';
import { CLOCK, type Clock, Database, UnitOfWork } from '@yingda/platform';
import { v5 } from 'uuid';
import { OwedWorkForCases } from '../../wiring/case-work-ports';
import { Lookup } from '../../wiring/lookup';
import { feedbackSamples } from '../samples/feedback';
import { CaseDesk } from './case-desk';
import type { Shop } from './shop';

// Names the ids of the demo's feedback; any fixed uuid would do.
const NAMESPACE = '5f0a3b7e-2c1d-4a6b-8e9f-7d4c2b1a0e63';
const HOUR = 3_600_000;

/** What customers said of the shop; once, all of it or nothing. Nobody is written to. */
export async function fillFeedback(app: INestApplicationContext, shop: Shop): Promise<void> {
  const database = app.get(Database);
  const [there] = await database.query('select 1 from feedback limit 1');
  const customers = await database.query<{ id: string }>(
    `select id from customers where joined_into is null and not is_visitor order by created_at, id limit 13`,
  );
  if (there || customers.length < 13) return;
  const now = app.get<Clock>(CLOCK).now().getTime();
  const briefs = await app.get(AgentReader, { strict: false }).briefs();
  const { id: agentId, name, role, teamIds } = briefs.find(({ id }) => id === shop.staff.agent1)!;
  const permissions = permissionsOf(role);
  const by = { kind: 'agent' as const, agentId, name, publicName: name, role, teamIds, permissions };
  const { cases, clock } = new CaseDesk(app);
  const owed = new OwedWorkForCases(new Lookup(app as never));
  const { receive, work } = createFeedback({
    ...{ database, ground: cases.ground, opening: cases.open, owed },
  });
  await app.get(UnitOfWork).run(async () => {
    for (const [index, { whom, hoursAgo, text, sort, product, about, answer }] of feedbackSamples.entries()) {
      clock.set(new Date(now - hoursAgo * HOUR));
      const feedbackId = v5(`feedback ${index}`, NAMESPACE);
      let one = await receive.execute(by, { feedbackId, text, customerId: customers[whom]!.id });
      clock.set(new Date(now - (hoursAgo / 2) * HOUR));
      if (sort) one = await work.sort(by, { id: one.id, version: one.version, sort, product, about });
      if (answer) await work.answer(by, { id: one.id, version: one.version, way: 'call', text: answer });
    }
  });
}
